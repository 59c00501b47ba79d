package dev.ebayconnector.alerts;

import dev.ebayconnector.core.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * What the worker notices and writes.
 *
 * @param quotaLeftPercent a quota of eBay with this share left, or less, is low
 * @param console          where browsers find the console; empty if alerts have no link
 */
record AlertSettings(int quotaLeftPercent, Optional<String> console) {

    private static final String ORIGIN = "PUBLIC_ORIGIN";

    /** Syncs leave 20 percent to others, so that 25 is before they stop. */
    private static final int QUOTA_LEFT = 25;

    /** Reads {@code ALERT_QUOTA_LEFT_PERCENT} and {@code PUBLIC_ORIGIN}. */
    static AlertSettings read(Settings settings) {
        return new AlertSettings(settings.number("ALERT_QUOTA_LEFT_PERCENT", QUOTA_LEFT, 1, 99), origin(settings));
    }

    private static Optional<String> origin(Settings settings) {
        var text = settings.optional(ORIGIN, "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!isOrigin(text)) {
            settings.problem(ORIGIN, "must be an origin such as https://console.example.com");
        }
        return Optional.of(text);
    }

    private static boolean isOrigin(String text) {
        try {
            var uri = new URI(text);
            return uri.getHost() != null
                    && uri.getScheme().matches("https?")
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
