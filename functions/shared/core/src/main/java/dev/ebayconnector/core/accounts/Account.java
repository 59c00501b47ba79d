package dev.ebayconnector.core.accounts;

import dev.ebayconnector.core.EbayEnvironment;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * A connected eBay seller.
 *
 * @param ebayUserId eBay's immutable id; the user name may change
 * @param status     {@code CONNECTED}, {@code NEEDS_RECONNECT} or {@code DISCONNECTED}
 * @param consentNo  counts the account's consents; every connect and disconnect increments it
 */
@MappedEntity("accounts")
public record Account(
        @Id UUID id,
        EbayEnvironment environment,
        String ebayUserId,
        String username,
        @Nullable String marketplaceId,
        String status,
        Instant connectedAt,
        @MappedProperty("connection") long consentNo) {}
