package dev.ebayconnector.tokens;

import dev.ebayconnector.core.settings.Secret;
import java.util.List;

/** The outcome of asking for an access token. */
public sealed interface AccessResult {

    /** @param version of the row it was read from; names the token if eBay rejects it later */
    record Available(Secret token, long version) implements AccessResult {}

    /** Only a new consent of the seller helps: there is no refresh token, or eBay does not accept it any more. */
    record NeedsReconnect(String reason) implements AccessResult {}

    /**
     * The seller has not granted what the call needs; reconnecting asks for it.
     *
     * @param required scopes the call needs
     * @param missing  those of them that were not granted
     */
    record MissingScope(List<String> required, List<String> missing) implements AccessResult {}

    /**
     * Only a change of the settings helps: the app credentials are missing, or eBay does not accept them.
     *
     * @param detail a sentence that names the settings
     */
    record Misconfigured(String detail) implements AccessResult {}

    /**
     * eBay could not be asked just now, and the old token has expired.
     *
     * @param reason for people, without a full stop
     */
    record Unavailable(String reason) implements AccessResult {}
}
