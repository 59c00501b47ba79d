package dev.ebayconnector.security;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.core.settings.Settings;
import java.nio.charset.StandardCharsets;

/**
 * How sessions are signed and how their cookies are sent.
 *
 * @param secureCookies false only on a developer's machine, where the console is served without TLS
 */
public record SessionSettings(Secret signingKey, boolean secureCookies) {

    /** HS256 requires a key of at least its digest's length (RFC 7518, 3.2). */
    private static final int MINIMUM_KEY_BYTES = 32;

    /** Reads {@code JWT_SECRET} and {@code SESSION_COOKIE_SECURE}. */
    public static SessionSettings read(Settings settings) {
        var key = settings.required("JWT_SECRET");
        if (!key.isEmpty() && key.getBytes(StandardCharsets.UTF_8).length < MINIMUM_KEY_BYTES) {
            settings.problem("JWT_SECRET", "must have at least " + MINIMUM_KEY_BYTES + " bytes");
        }
        return new SessionSettings(new Secret(key), settings.flag("SESSION_COOKIE_SECURE", true));
    }
}
