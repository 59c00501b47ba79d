package dev.ebayconnector.auth;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A user as the list reads it, without the password's hash.
 *
 * @param emailKey the e-mail address in lower case, by which the list is ordered
 * @param state    {@code active}, {@code invited} or {@code disabled}
 */
@MappedEntity("users")
record UserRow(@Id UUID id, String email, String emailKey, String role, String state, Instant createdAt) {}
