package dev.ebayconnector.tokens;

import dev.ebayconnector.ebay.Scopes;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code tokens}, with its tokens still encrypted, and the state of its account.
 *
 * @param version       incremented by every write of a token; a write must name the version it read
 * @param consentNo     the number of the account's current consent
 * @param accountStatus as in {@code accounts.status}
 * @param scopes        what the seller granted, in the text form of {@link Scopes}
 * @param lastRefreshError a code, such as {@code timeout} or {@code invalid_client}; null after a success
 * @param coolingDown   whether refreshing pauses because eBay just failed, by the database's clock
 */
@MappedEntity("tokens")
public record StoredToken(
        @Id UUID id,
        UUID accountId,
        long version,
        @MappedProperty("connection") long consentNo,
        String accountStatus,
        byte[] accessToken,
        Instant accessExpiresAt,
        @Nullable byte[] refreshToken,
        String scopes,
        @Nullable String lastRefreshError,
        boolean coolingDown) {

    public Scopes grantedScopes() {
        return Scopes.parse(scopes);
    }

    boolean connected() {
        return accountStatus.equals("CONNECTED");
    }

    /** Whether the row is unchanged since it was read before. */
    boolean sameAs(StoredToken before) {
        return version == before.version && consentNo == before.consentNo;
    }

    @Override
    public String toString() {
        return "StoredToken[" + id + "]";
    }
}
