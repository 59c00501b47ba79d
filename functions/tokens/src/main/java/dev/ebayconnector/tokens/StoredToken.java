package dev.ebayconnector.tokens;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code tokens}, still sealed.
 *
 * @param version raised by every write; a write must name the version it read
 */
@MappedEntity("tokens")
public record StoredToken(
        @Id UUID id,
        UUID accountId,
        long version,
        byte[] accessToken,
        Instant accessExpiresAt,
        @Nullable byte[] refreshToken,
        @Nullable Instant refreshExpiresAt,
        @Nullable Instant leaseUntil,
        @Nullable Instant retryAfter) {

    @Override
    public String toString() {
        return "StoredToken[" + id + "]";
    }
}
