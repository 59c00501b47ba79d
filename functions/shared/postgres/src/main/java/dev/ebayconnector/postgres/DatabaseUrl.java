package dev.ebayconnector.postgres;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGProperty;

/**
 * Where PostgreSQL is, from either form in use: {@code postgres://user:password@host:port/database?sslmode=…} as
 * platforms hand it out, or {@code jdbc:postgresql://…}. Both forms mean the same: percent escapes are decoded, and a plus
 * is a plus.
 *
 * @param host       a name or an address, without brackets
 * @param user       null if the URL has none
 * @param password   null if the URL has none
 * @param parameters all others, {@code sslmode} among them, by the names of the driver
 */
public record DatabaseUrl(
        String host, int port, String database, String user, String password, Map<String, String> parameters) {

    private static final int TRANSACTION_POOLER_PORT = 6543;

    public DatabaseUrl {
        parameters = Map.copyOf(parameters);
    }

    /**
     * @throws IllegalArgumentException when the text is neither form, or could be read in two ways; the message says how
     *     to write it, goes on from the setting's name, and never repeats the text, which may hold a password
     */
    public static DatabaseUrl parse(String text) {
        return new DatabaseUrlParser(text).parse();
    }

    /** The same database for another user. */
    public DatabaseUrl as(String otherUser, String otherPassword) {
        return new DatabaseUrl(host, port, database, otherUser, otherPassword, parameters);
    }

    /** The same place with other parameters. */
    DatabaseUrl with(Map<String, String> otherParameters) {
        return new DatabaseUrl(host, port, database, user, password, otherParameters);
    }

    /** For the driver; holds neither credentials nor parameters, which {@link #driverProperties} has. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + authority() + "/" + Percent.encode(database);
    }

    /**
     * Credentials and those parameters that the driver knows; it ignores others, such as {@code pgbouncer}. All values are
     * text, because the driver ignores properties of any other type.
     */
    public Properties driverProperties() {
        var properties = new Properties();
        parameters.forEach((name, value) -> {
            if (PGProperty.forName(name) != null || name.equals(CertificateName.PROPERTY)) {
                properties.setProperty(name, value);
            }
        });
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    /**
     * What in the URL tells of a transaction pooler, if anything does. A pooler can be there without a sign: see
     * {@link OpenedConnection#isDirect}.
     */
    public Optional<String> poolerSign() {
        if (port == TRANSACTION_POOLER_PORT) {
            return Optional.of("port 6543");
        }
        if (host.toLowerCase(Locale.ROOT).contains("pooler")) {
            return Optional.of("\"pooler\" in the host name");
        }
        return "true".equalsIgnoreCase(parameters.get("pgbouncer")) ? Optional.of("pgbouncer=true") : Optional.empty();
    }

    /** Whether the URL has a {@link #poolerSign}: server-side prepared statements and session settings then break. */
    public boolean transactionPooler() {
        return poolerSign().isPresent();
    }

    /** Whether the host is this machine itself, by name or number. */
    public boolean thisMachine() {
        var plain = host.replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
        if (plain.equals("localhost") || plain.endsWith(".localhost")) {
            return true;
        }
        try {
            var address = InetAddress.ofLiteral(plain);
            return address.isLoopbackAddress() || address.isAnyLocalAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    /** The value of {@code sslmode}; empty if the URL has none, which the driver takes for {@code prefer}. */
    public String tlsMode() {
        return parameters.getOrDefault("sslmode", "");
    }

    private String authority() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** For people: no password, no parameters. */
    @Override
    public String toString() {
        var credentials = user == null ? "" : user + (password == null ? "" : ":***") + "@";
        return "postgresql://" + credentials + authority() + "/" + database;
    }
}
