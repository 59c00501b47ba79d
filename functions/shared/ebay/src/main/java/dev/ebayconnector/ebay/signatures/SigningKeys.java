package dev.ebayconnector.ebay.signatures;

import dev.ebayconnector.ebay.EbaySettings.Endpoint;

/** The keys that calls are signed with, one for each application. */
public interface SigningKeys {

    /** The key of the application; it may be made first. */
    Result of(Endpoint endpoint);

    /** Whether calls can be signed. */
    sealed interface Result {

        record Ready(SigningKey key) implements Result {}

        /** @param reason a sentence for people */
        record None(String reason) implements Result {}
    }
}
