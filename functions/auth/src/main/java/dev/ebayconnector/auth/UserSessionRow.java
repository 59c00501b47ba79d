package dev.ebayconnector.auth;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A session of a user, as admins see it.
 *
 * @param endedAt  when it was ended or ended by itself; null while it is valid
 * @param endedWhy as in {@code sessions.ended_why}, or {@code unused} or {@code too_old}; null while it is valid
 */
@MappedEntity("sessions")
record UserSessionRow(
        @Id UUID id,
        Instant madeAt,
        Instant lastSeenAt,
        Instant endsAt,
        String address,
        String client,
        @Nullable Instant endedAt,
        @Nullable String endedWhy) {}
