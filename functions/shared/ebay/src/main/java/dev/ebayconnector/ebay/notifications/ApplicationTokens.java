package dev.ebayconnector.ebay.notifications;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;

/** Where the application's own token in an environment comes from. Called by one thread at a time. */
public interface ApplicationTokens {

    /** A token that is valid for some minutes, or why there is none. */
    Result of(Endpoint endpoint);

    /** After eBay did not accept it. */
    void forget(Endpoint endpoint);

    /** A token, or why there is none. */
    sealed interface Result {

        record Token(Secret value) implements Result {}

        record None(String reason) implements Result {}
    }
}
