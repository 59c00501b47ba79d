package dev.ebayconnector.postgres;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one URL strictly: what libpq and the driver would understand differently is refused, with the way to write it. */
final class DatabaseUrlParser {

    private static final int DEFAULT_PORT = 5432;
    private static final int HIGHEST_PORT = 65_535;

    /** RFC 3986 without the delimiters between the parts; anything else has to be percent-encoded. */
    private static final Pattern USER_INFO = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=%:-]*");

    private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=%:-]+");
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=%:@/?-]*");

    /** With underscores, which are in no host name of the Internet but in those of Docker Compose and Railway. */
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_.])?");

    private static final Set<String> TLS_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /** The driver would follow these to another server, past the host in the URL and past every check of it. */
    private static final Set<String> OTHER_PLACES = Set.of(
            "host",
            "hostaddr",
            "port",
            "dbname",
            "database",
            "service",
            "pghost",
            "pgport",
            "pgdbname",
            "socketfactory",
            "socketfactoryarg",
            "localsocketaddress");

    private static final Map<String, String> LIBPQ_TO_DRIVER = Map.of(
            "connect_timeout", "connectTimeout",
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding");

    private final String text;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    DatabaseUrlParser(String text) {
        this.text = text;
    }

    DatabaseUrl parse() {
        var rest = afterScheme();
        int question = rest.indexOf('?');
        var place = question < 0 ? rest : rest.substring(0, question);
        readQuery(question < 0 ? "" : rest.substring(question + 1));
        int slash = place.indexOf('/');
        var authority = slash < 0 ? place : place.substring(0, slash);
        int at = authority.lastIndexOf('@');
        readUserInfo(at < 0 ? "" : authority.substring(0, at));
        var server = authority.substring(at + 1);
        int colon = server.lastIndexOf(':') > server.lastIndexOf(']') ? server.lastIndexOf(':') : server.length();
        var host = host(server.substring(0, colon));
        int port = port(server.substring(Math.min(server.length(), colon + 1)));
        var database = database(slash < 0 ? "" : place.substring(slash + 1));
        return new DatabaseUrl(
                host, port, database, parameters.remove("user"), parameters.remove("password"), parameters);
    }

    private String afterScheme() {
        var url = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        for (var scheme : new String[] {"postgresql://", "postgres://"}) {
            if (url.startsWith(scheme)) {
                return url.substring(scheme.length());
            }
        }
        throw refusal("must start with postgres://, postgresql:// or jdbc:postgresql://");
    }

    private void readUserInfo(String userInfo) {
        require(USER_INFO, userInfo, "user and password");
        if (userInfo.isEmpty()) {
            return;
        }
        int colon = userInfo.indexOf(':');
        put("user", decode(colon < 0 ? userInfo : userInfo.substring(0, colon)));
        if (colon >= 0) {
            put("password", decode(userInfo.substring(colon + 1)));
        }
    }

    private void readQuery(String query) {
        require(QUERY, query, "parameters");
        for (var pair : query.split("&")) {
            int equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (!name.isEmpty()) {
                put(LIBPQ_TO_DRIVER.getOrDefault(name, name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        var mode = parameters.get("sslmode");
        if (mode != null && !TLS_MODES.contains(mode)) {
            throw refusal("has an unknown sslmode: write disable, allow, prefer, require, verify-ca or verify-full");
        }
    }

    private void put(String name, String value) {
        if (OTHER_PLACES.contains(name.toLowerCase(Locale.ROOT))) {
            throw refusal("must name its host before the database, not as a parameter");
        }
        if (parameters.putIfAbsent(name, value) != null) {
            throw refusal(
                    "gives " + (name.matches("[A-Za-z_]{1,40}") ? name : "a parameter") + " twice: leave one out");
        }
    }

    private static String host(String raw) {
        if (raw.isEmpty() || raw.startsWith("%2F") || raw.startsWith("%2f")) {
            throw refusal("must name a host; a unix socket is not supported");
        }
        if (raw.contains(",")) {
            throw refusal("must name one host, not several");
        }
        if (raw.startsWith("[") && raw.endsWith("]")) {
            return address(raw.substring(1, raw.length() - 1));
        }
        if (!HOST_NAME.matcher(raw).matches()) {
            throw refusal(
                    "must name a host: percent-encode special characters of the password, such as @ (%40) and / (%2F)");
        }
        return raw;
    }

    private static String address(String literal) {
        try {
            if (literal.contains(":") && !literal.contains("%")) {
                InetAddress.ofLiteral(literal);
                return literal;
            }
        } catch (IllegalArgumentException malformed) {
            // Refused below.
        }
        throw refusal("must have an IPv6 address between [ and ]");
    }

    private static int port(String raw) {
        if (raw.isEmpty()) {
            return DEFAULT_PORT;
        }
        if (raw.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(raw);
            if (port > 0 && port <= HIGHEST_PORT) {
                return port;
            }
        }
        throw refusal(
                "must have a port from 1 to 65535 after the host; percent-encode special characters of the password");
    }

    private static String database(String raw) {
        if (raw.isEmpty()) {
            throw refusal("must name a database: end the part before the parameters with /DATABASE");
        }
        require(DATABASE, raw, "the database's name");
        return decode(raw);
    }

    private static void require(Pattern allowed, String part, String what) {
        if (!allowed.matcher(part).matches()) {
            throw refusal("has a character in " + what
                    + " that must be percent-encoded, such as @ (%40), / (%2F), # (%23), space (%20), % (%25)");
        }
    }

    private static String decode(String raw) {
        return Percent.decode(raw).orElseThrow(() -> refusal("has a % that starts no escape: write % as %25"));
    }

    private static IllegalArgumentException refusal(String problem) {
        return new IllegalArgumentException(problem);
    }
}
