package dev.ebayconnector.tokens;

import dev.ebayconnector.core.settings.Secret;

/** What came of asking for an access token. */
public sealed interface AccessResult {

    /** @param version of the row it was read from, to say later that eBay refused it */
    record Available(Secret token, long version) implements AccessResult {
    }

    /** Only the seller's consent helps: there is no refresh token, or eBay does not accept it any more. */
    record NeedsReconnect(String reason) implements AccessResult {
    }

    /** eBay could not be asked just now, and the old token is over. */
    record Unavailable(String reason) implements AccessResult {
    }
}
