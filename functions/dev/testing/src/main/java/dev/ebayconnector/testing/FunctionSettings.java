package dev.ebayconnector.testing;

import java.util.HashMap;
import java.util.Map;

/** Values for the template's parameters, for built functions that are asked with {@link TestSession}s. */
public final class FunctionSettings {

    private static final String KEYSETS =
            "{\"sandbox\":{\"client_id\":\"test\",\"client_secret\":\"test\",\"runame\":\"test\"}}";

    private FunctionSettings() {}

    /** With new keys for what the functions seal. */
    public static Map<String, String> of(String databaseUrl) {
        var settings = new HashMap<>(Map.of(
                "DATABASE_URL",
                databaseUrl,
                "MIGRATIONS_URL",
                databaseUrl,
                "CONNECTOR_ENVIRONMENT",
                "local",
                "EDGE_REQUIRED",
                "false",
                "EDGE_SECRETS",
                "no request of these tests comes from the edge",
                "SESSION_KEYS",
                TestSession.KEYS,
                "SESSION_SIGNING_KEY",
                TestSession.SIGNING_KEY));
        settings.put("EBAY_KEYSETS", KEYSETS);
        settings.put("EBAY_NOTIFICATION_ENDPOINT", "https://connector.example.com/api/ebay/notifications");
        settings.put("EBAY_NOTIFICATION_TOKEN", "token-of-these-tests-with-more-than-32-characters");
        // As on Lambda.
        settings.put("LOG_FORMAT", "json");
        settings.put("TOKEN_KEYSET", TestKeyset.fresh());
        settings.put("PERSONAL_DATA_KEYSET", TestKeyset.fresh());
        return settings;
    }
}
