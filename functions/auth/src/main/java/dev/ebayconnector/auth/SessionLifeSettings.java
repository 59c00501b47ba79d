package dev.ebayconnector.auth;

import dev.ebayconnector.core.settings.Settings;
import java.time.Duration;

/**
 * How long a new session is valid; each keeps what it was made with.
 *
 * @param idle  the longest time without a request
 * @param whole the longest time at all
 */
record SessionLifeSettings(Duration idle, Duration whole) {

    private static final int MOST_MINUTES = 1440;
    private static final int MOST_HOURS = 168;

    /** Reads {@code SESSION_IDLE_MINUTES} and {@code SESSION_HOURS}. */
    static SessionLifeSettings read(Settings settings) {
        return new SessionLifeSettings(
                Duration.ofMinutes(settings.number("SESSION_IDLE_MINUTES", 60, 1, MOST_MINUTES)),
                Duration.ofHours(settings.number("SESSION_HOURS", 12, 1, MOST_HOURS)));
    }
}
