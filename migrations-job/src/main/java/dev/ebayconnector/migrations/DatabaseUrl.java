package dev.ebayconnector.migrations;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * A PostgreSQL address from either URL form. User, password and parameters are handed to the driver as properties,
 * so that no URL that is ever logged holds the password.
 */
record DatabaseUrl(String hosts, String database, Map<String, String> parameters) {

    private static final Map<String, String> LIBPQ_TO_DRIVER = Map.of(
            "connect_timeout", "connectTimeout",
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding");

    DatabaseUrl {
        parameters = Map.copyOf(parameters);
    }

    /** @throws IllegalArgumentException with a message that never repeats the text, which may hold a password */
    static DatabaseUrl parse(String text) {
        boolean jdbc = text.startsWith("jdbc:");
        String url = jdbc ? text.substring("jdbc:".length()) : text;
        String rest = afterScheme(url);
        int question = rest.indexOf('?');
        String place = question < 0 ? rest : rest.substring(0, question);
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = place.lastIndexOf('@');
        if (at >= 0) {
            readUser(place.substring(0, at), parameters);
        }
        if (question >= 0) {
            readQuery(rest.substring(question + 1), jdbc, parameters);
        }
        return at(place.substring(at + 1), parameters);
    }

    private static String afterScheme(String url) {
        for (String scheme : new String[] {"postgresql://", "postgres://"}) {
            if (url.startsWith(scheme)) {
                return url.substring(scheme.length());
            }
        }
        throw new IllegalArgumentException("must start with postgres://, postgresql:// or jdbc:postgresql://");
    }

    private static DatabaseUrl at(String place, Map<String, String> parameters) {
        int slash = place.indexOf('/');
        String hosts = slash < 0 ? place : place.substring(0, slash);
        String database = slash < 0 ? "" : decode(place.substring(slash + 1), false);
        if (hosts.isEmpty() || hosts.startsWith(":")) {
            throw new IllegalArgumentException("names no host");
        }
        if (database.isEmpty()) {
            throw new IllegalArgumentException("names no database: end the host part with /DATABASE");
        }
        return new DatabaseUrl(hosts, database, parameters);
    }

    private static void readUser(String userInfo, Map<String, String> parameters) {
        int colon = userInfo.indexOf(':');
        parameters.put("user", decode(colon < 0 ? userInfo : userInfo.substring(0, colon), false));
        if (colon >= 0) {
            parameters.put("password", decode(userInfo.substring(colon + 1), false));
        }
    }

    private static void readQuery(String query, boolean jdbc, Map<String, String> parameters) {
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1), jdbc);
                parameters.put(LIBPQ_TO_DRIVER.getOrDefault(name, name), value);
            }
        }
    }

    /** A plus is a blank in the driver's own form and a plus in libpq's. */
    private static String decode(String text, boolean plusIsBlank) {
        try {
            return URLDecoder.decode(plusIsBlank ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            // The decoder's message repeats the text.
            throw new IllegalArgumentException("has a % that starts no escape: write % as %25");
        }
    }

    /** Why this is a transaction pooler, or null. */
    String poolerSign() {
        String host = hosts.toLowerCase(Locale.ROOT);
        if (host.endsWith(":6543") || host.contains(":6543,")) {
            return "port 6543";
        }
        if (host.contains("pooler")) {
            return "\"pooler\" in the host name";
        }
        return "true".equalsIgnoreCase(parameters.get("pgbouncer")) ? "pgbouncer=true" : null;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://" + hosts + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8);
    }

    Properties driverProperties() {
        Properties properties = new Properties();
        properties.putAll(parameters);
        return properties;
    }

    /** For people: no password, no parameters. */
    @Override
    public String toString() {
        String user = parameters.get("user");
        String password = parameters.containsKey("password") ? ":***" : "";
        return "postgresql://" + (user == null ? "" : user + password + "@") + hosts + "/" + database;
    }
}
