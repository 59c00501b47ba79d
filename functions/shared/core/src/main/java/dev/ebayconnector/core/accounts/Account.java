package dev.ebayconnector.core.accounts;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A connected eBay seller.
 *
 * @param environment {@link dev.ebayconnector.core.EbayEnvironment#word()}
 * @param ebayUserId  eBay's immutable id; the user name may change
 * @param status      {@code CONNECTED}, {@code NEEDS_RECONNECT} or {@code DISCONNECTED}
 * @param connection  which consent this is; raised by every connect and disconnect
 */
@MappedEntity("accounts")
public record Account(
        @Id UUID id,
        String environment,
        String ebayUserId,
        String username,
        @Nullable String marketplaceId,
        String status,
        Instant connectedAt,
        long connection) {}
