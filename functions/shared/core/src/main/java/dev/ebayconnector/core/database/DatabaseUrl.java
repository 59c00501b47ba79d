package dev.ebayconnector.core.database;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where PostgreSQL is, from either form in use: {@code postgres://user:password@host:port/database?sslmode=…} as
 * platforms hand it out, or {@code jdbc:postgresql://…}. Parameters, the TLS mode among them, are kept.
 */
public record DatabaseUrl(String host, int port, String jdbcUrl, String user, String password) {

    private static final int DEFAULT_PORT = 5432;
    private static final int TRANSACTION_POOLER_PORT = 6543;
    private static final Set<String> OTHER_HOSTS = Set.of("host", "hostaddr", "PGHOST", "socketFactory");

    /** @throws IllegalArgumentException when the text is neither form; the message does not hold the text */
    public static DatabaseUrl parse(String text) {
        var uri = uri(text);
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("must name host and database; a unix socket is not a host");
        }
        var parameters = parameters(uri.getRawQuery());
        refuseOtherHosts(parameters);
        var credentials = credentials(uri.getRawUserInfo(), parameters);
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        return new DatabaseUrl(uri.getHost(), port, jdbcUrl(uri, port, parameters), credentials[0], credentials[1]);
    }

    /**
     * Whether a transaction pooler is likely in between: server-side prepared statements then break, because the next
     * transaction may meet another server connection.
     */
    public boolean transactionPooler() {
        return port == TRANSACTION_POOLER_PORT || host.contains("pooler") || jdbcUrl.contains("pgbouncer=true");
    }

    /** Whether the address is this machine's own, by name or number. */
    boolean thisMachine() {
        var plain = host.replaceAll("[\\[\\]]|\\.$", "").toLowerCase(Locale.ROOT);
        if (plain.equals("localhost") || plain.endsWith(".localhost")) {
            return true;
        }
        try {
            var address = InetAddress.ofLiteral(plain);
            return address.isLoopbackAddress() || address.isAnyLocalAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static URI uri(String text) {
        var plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        if (!plain.startsWith("postgres://") && !plain.startsWith("postgresql://")) {
            throw new IllegalArgumentException("must start with postgres:// or jdbc:postgresql://");
        }
        try {
            return new URI(plain);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URL; percent-encode special characters of the password");
        }
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        if (query == null) {
            return parameters;
        }
        for (var pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /** The driver would follow these past the host in the URL, and past every check of it. */
    private static void refuseOtherHosts(Map<String, String> parameters) {
        for (var name : parameters.keySet()) {
            if (OTHER_HOSTS.contains(name)) {
                throw new IllegalArgumentException("must name its host before the database, not as a parameter");
            }
        }
    }

    private static String[] credentials(String userInfo, Map<String, String> parameters) {
        var user = parameters.remove("user");
        var password = parameters.remove("password");
        if (userInfo == null) {
            return new String[] {user, password};
        }
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? new String[] {decode(userInfo), password}
                : new String[] {decode(userInfo.substring(0, colon)), decode(userInfo.substring(colon + 1))};
    }

    private static String jdbcUrl(URI uri, int port, Map<String, String> parameters) {
        var query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath()
                + (query.isEmpty() ? "" : "?" + query);
    }

    /** Percent decoding only: a plus in a password is a plus. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return jdbcUrl;
    }
}
