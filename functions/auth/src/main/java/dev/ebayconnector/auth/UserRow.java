package dev.ebayconnector.auth;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A user as the list reads it, without the password's hash.
 *
 * @param emailKey       the e-mail address in lower case, by which the list is ordered
 * @param state          {@code active}, {@code invited} or {@code disabled}
 * @param lastSignedInAt null before the first time; the row of the latest session is kept until the next sign-in
 */
@MappedEntity("users")
record UserRow(
        @Id UUID id,
        String email,
        String emailKey,
        String role,
        String state,
        Instant createdAt,
        @Nullable Instant lastSignedInAt) {}
