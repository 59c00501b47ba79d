package dev.ebayconnector.notifications;

import dev.ebayconnector.core.settings.Deployment;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.core.settings.Settings;
import java.util.Optional;

/**
 * The endpoint and the verification token, as they are registered at eBay. The hash that proves the endpoint is made of
 * both, so neither is taken from a request.
 *
 * @param registered empty if the endpoint is not registered yet
 */
record NotificationSettings(Optional<Registered> registered) {

    private static final String ENDPOINT = "EBAY_NOTIFICATION_ENDPOINT";
    private static final String TOKEN = "EBAY_NOTIFICATION_TOKEN";

    /** Marketplace Account Deletion, "verification token". */
    private static final String TOKEN_FORM = "[A-Za-z0-9_-]{32,80}";

    private static final String REST = "[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^\\s?#]*)?";

    /** @param endpoint byte for byte as it is registered */
    record Registered(String endpoint, Secret token) {}

    /** Reads {@code EBAY_NOTIFICATION_ENDPOINT} and {@code EBAY_NOTIFICATION_TOKEN}: both, or neither. */
    static NotificationSettings read(Settings settings) {
        if (settings.optional(ENDPOINT, "").isEmpty()
                && settings.optional(TOKEN, "").isEmpty()) {
            return new NotificationSettings(Optional.empty());
        }
        var endpoint = settings.required(ENDPOINT);
        var token = settings.required(TOKEN);
        // The local stack's edge has no TLS.
        var scheme = Deployment.read(settings) == Deployment.LOCAL ? "https?://" : "https://";
        if (!endpoint.isEmpty() && !endpoint.matches(scheme + REST)) {
            settings.problem(ENDPOINT, "must be https:// with host and path, as it is registered at eBay");
        }
        if (!token.isEmpty() && !token.matches(TOKEN_FORM)) {
            settings.problem(TOKEN, "must be 32 to 80 letters, digits, underscores or hyphens");
        }
        return new NotificationSettings(Optional.of(new Registered(endpoint, new Secret(token))));
    }
}
