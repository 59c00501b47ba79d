package dev.ebayconnector.migrations;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The database that is diagnosed: the functions' own if the job is told it, else that of the migrations.
 *
 * @param key the setting that holds its URL
 */
record Target(String key, DatabaseUrl url) {

    private static final String FUNCTIONS = "DATABASE_URL";
    private static final String MIGRATIONS = "MIGRATIONS_URL";
    private static final int DEFAULT_PORT = 5432;

    static String keyIn(Map<String, String> environment) {
        return environment.getOrDefault(FUNCTIONS, "").isBlank() ? MIGRATIONS : FUNCTIONS;
    }

    /** @throws IllegalArgumentException when the URL is none; the message does not repeat it */
    static Target in(Map<String, String> environment) {
        var key = keyIn(environment);
        return new Target(
                key, DatabaseUrl.parse(environment.getOrDefault(key, "").strip()));
    }

    boolean ofFunctions() {
        return key.equals(FUNCTIONS);
    }

    String host() {
        var first = first();
        int colon = first.lastIndexOf(':');
        var host = colon > first.lastIndexOf(']') ? first.substring(0, colon) : first;
        return host.replaceAll("[\\[\\]]", "");
    }

    int port() {
        var first = first();
        int colon = first.lastIndexOf(':');
        return colon > first.lastIndexOf(']') ? Integer.parseInt(first.substring(colon + 1)) : DEFAULT_PORT;
    }

    boolean onThisMachine() {
        if (host().toLowerCase(Locale.ROOT).equals("localhost")) {
            return true;
        }
        try {
            var address = InetAddress.ofLiteral(host());
            return address.isLoopbackAddress() || address.isAnyLocalAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    String tlsMode() {
        return url.parameters().getOrDefault("sslmode", "");
    }

    /** Sessions that prepare nothing on the server, so that a pooler in between does not spoil the diagnosis. */
    Sessions sessions() {
        var parameters = new HashMap<>(url.parameters());
        parameters.put("prepareThreshold", "0");
        var plain = new DatabaseUrl(url.hosts(), url.database(), parameters);
        return new Sessions(new MigrationsSettings(
                plain,
                0,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1)));
    }

    private String first() {
        return url.hosts().split(",")[0];
    }
}
