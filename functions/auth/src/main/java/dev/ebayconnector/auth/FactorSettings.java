package dev.ebayconnector.auth;

import dev.ebayconnector.core.settings.Settings;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * How users may and must prove who they are beside the password.
 *
 * @param requiredOfAdmins whether an admin without a second factor may do nothing but add one
 * @param keyset           {@code TOKEN_KEYSET}, read when the first authenticator app is used: a sign-in with a password
 *                         alone does not wait for it. Other functions refuse a wrong one at their start.
 * @param origin           where browsers find the console, as they write it into the header {@code Origin}
 */
record FactorSettings(boolean requiredOfAdmins, Optional<String> keyset, Optional<URI> origin) {

    private static final String DEMAND = "ADMIN_SECOND_FACTOR";
    private static final String ORIGIN = "PUBLIC_ORIGIN";

    /** Reads {@code ADMIN_SECOND_FACTOR}, {@code PUBLIC_ORIGIN} and {@code TOKEN_KEYSET}. */
    static FactorSettings read(Settings settings) {
        var demand = settings.optional(DEMAND, "optional");
        if (!demand.equals("optional") && !demand.equals("required")) {
            settings.problem(DEMAND, "must be optional or required");
        }
        var keyset = text(settings, "TOKEN_KEYSET");
        var origin = text(settings, ORIGIN);
        if (demand.equals("required") && keyset.isEmpty() && origin.isEmpty()) {
            settings.problem(DEMAND, "is required, but no factor can be added: set TOKEN_KEYSET or " + ORIGIN);
        }
        return new FactorSettings(demand.equals("required"), keyset, origin.flatMap(text -> origin(settings, text)));
    }

    private static Optional<String> text(Settings settings, String key) {
        return Optional.of(settings.optional(key, "")).filter(text -> !text.isEmpty());
    }

    private static Optional<URI> origin(Settings settings, String text) {
        var origin = parse(text).filter(FactorSettings::isOrigin);
        if (origin.isEmpty()) {
            settings.problem(
                    ORIGIN,
                    "must be an origin such as https://console.example.com: in lower case, with nothing after the host"
                            + " and the port; http:// only for localhost");
        }
        return origin;
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As browsers write it (RFC 6454, 6.2); passkeys work in secure contexts only, and not for an IP address. */
    private static boolean isOrigin(URI uri) {
        var host = uri.getHost();
        if (host == null || host.matches("[0-9.]+|\\[.*") || !uri.toString().equals(written(uri))) {
            return false;
        }
        return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && host.equals("localhost");
    }

    private static String written(URI uri) {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "FactorSettings[" + requiredOfAdmins + ", " + origin + "]";
    }
}
