package dev.ebayconnector.auth;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A user who may sign in; the hash names its own algorithm and parameters.
 *
 * @param hasPassword false until an invited user has set one; the hash then matches no password
 */
@MappedEntity("users")
record User(@Id UUID id, String email, String passwordHash, String role, boolean hasPassword, Instant createdAt) {

    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
