package dev.ebayconnector.migrations.diagnose;

import dev.ebayconnector.migrations.connect.TrustedTarget;
import dev.ebayconnector.postgres.ConnectionLimits;
import dev.ebayconnector.postgres.ConnectionSource;
import dev.ebayconnector.postgres.DatabaseUrl;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The database that is diagnosed: that of the functions if the job has their setting, else that of the migrations.
 *
 * @param key the setting that holds its URL
 */
record Target(String key, DatabaseUrl url) {

    private static final String FUNCTIONS = "DATABASE_URL";
    private static final String MIGRATIONS = "MIGRATIONS_URL";
    private static final String APPLICATION = "diagnose";

    static String keyIn(Map<String, String> environment) {
        return environment.getOrDefault(FUNCTIONS, "").isBlank() ? MIGRATIONS : FUNCTIONS;
    }

    /** @throws IllegalArgumentException when the URL is malformed; the message does not repeat it */
    static Target in(Map<String, String> environment) {
        return in(environment, (key, problem) -> {});
    }

    /** @param problems takes a key and why its value does not let the server prove itself, where that is needed */
    static Target in(Map<String, String> environment, BiConsumer<String, String> problems) {
        var key = keyIn(environment);
        var url = DatabaseUrl.parse(environment.getOrDefault(key, "").strip());
        return new Target(key, TrustedTarget.of(environment, key, url, problems));
    }

    boolean ofFunctions() {
        return key.equals(FUNCTIONS);
    }

    /** Opens connections exactly as the functions do. */
    ConnectionSource connections() {
        return new ConnectionSource(url, ConnectionLimits.OF_FUNCTIONS, APPLICATION);
    }
}
