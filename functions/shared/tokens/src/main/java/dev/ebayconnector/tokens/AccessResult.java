package dev.ebayconnector.tokens;

import dev.ebayconnector.core.settings.Secret;
import java.util.List;

/** What came of asking for an access token. */
public sealed interface AccessResult {

    /** @param version of the row it was read from, to say later that eBay refused it */
    record Available(Secret token, long version) implements AccessResult {}

    /** Only the seller's consent helps: there is no refresh token, or eBay does not accept it any more. */
    record NeedsReconnect(String reason) implements AccessResult {}

    /**
     * The seller has not granted what the call needs; connecting again asks for it.
     *
     * @param required scopes the call needs
     * @param missing  those of them that were not granted
     */
    record MissingScope(List<String> required, List<String> missing) implements AccessResult {}

    /** eBay could not be asked just now, and the old token is over. */
    record Unavailable(String reason) implements AccessResult {}
}
