package dev.ebayconnector.bench;

import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testing.TestSession;
import java.util.HashMap;
import java.util.Map;

/** Values for the template's parameters. */
final class Settings {

    private Settings() {}

    static Map<String, String> of(String databaseUrl) {
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
                "no request of the benchmark comes from the edge",
                "SESSION_KEYS",
                TestSession.KEYS,
                "SESSION_SIGNING_KEY",
                TestSession.SIGNING_KEY));
        settings.put(
                "EBAY_KEYSETS",
                "{\"sandbox\":{\"client_id\":\"bench\",\"client_secret\":\"bench\",\"runame\":\"bench\"}}");
        settings.put("EBAY_NOTIFICATION_ENDPOINT", "https://connector.example.com/api/ebay/notifications");
        settings.put("EBAY_NOTIFICATION_TOKEN", "token-of-the-benchmark-with-more-than-32-characters");
        // As on Lambda.
        settings.put("LOG_FORMAT", "json");
        settings.put("TOKEN_KEYSET", TestKeyset.fresh());
        settings.put("PERSONAL_DATA_KEYSET", TestKeyset.fresh());
        return settings;
    }
}
