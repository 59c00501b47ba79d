package dev.ebayconnector.security;

import dev.ebayconnector.core.settings.Settings;
import java.util.Arrays;
import java.util.List;

/**
 * How sessions are checked and how their cookies are sent.
 *
 * @param keys          the public halves of the keys that sign sessions: one, or two during a rotation
 * @param secureCookies false only on a developer's machine, where the console is served without TLS
 */
public record SessionSettings(List<SessionKey> keys, boolean secureCookies) {

    private static final String KEYS = "SESSION_KEYS";
    private static final int MAXIMUM_LIVE = 2;

    /** Reads {@code SESSION_KEYS} and {@code SESSION_COOKIE_SECURE}. */
    public static SessionSettings read(Settings settings) {
        return new SessionSettings(keys(settings), settings.flag("SESSION_COOKIE_SECURE", true));
    }

    private static List<SessionKey> keys(Settings settings) {
        var text = settings.required(KEYS);
        if (text.isEmpty()) {
            return List.of();
        }
        try {
            var keys = Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(SessionKey::parse)
                    .distinct()
                    .toList();
            if (keys.size() <= MAXIMUM_LIVE) {
                return keys;
            }
        } catch (IllegalArgumentException e) {
            // refused with the problem below
        }
        settings.problem(
                KEYS,
                "must be the base64 of one public P-256 key, or of two separated by a comma; configuration.md says how"
                        + " to make one");
        return List.of();
    }
}
