package dev.ebayconnector.tokens;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A row of {@code tokens}, still sealed, beside what its account says.
 *
 * @param version       raised by every write of a token; a write must name the version it read
 * @param connection    which consent of the account it belongs to
 * @param accountStatus as in {@code accounts.status}
 * @param scopes        what the seller granted, separated by blanks
 * @param coolingDown   whether eBay failed a moment ago and is to be left alone, by the database's clock
 */
@MappedEntity("tokens")
public record StoredToken(
        @Id UUID id,
        UUID accountId,
        long version,
        long connection,
        String accountStatus,
        byte[] accessToken,
        Instant accessExpiresAt,
        @Nullable byte[] refreshToken,
        String scopes,
        boolean coolingDown) {

    public List<String> grantedScopes() {
        return List.of(scopes.split(" "));
    }

    boolean connected() {
        return accountStatus.equals("CONNECTED");
    }

    /** Whether this is still what was read before. */
    boolean sameAs(StoredToken before) {
        return version == before.version && connection == before.connection;
    }

    @Override
    public String toString() {
        return "StoredToken[" + id + "]";
    }
}
