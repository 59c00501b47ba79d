package dev.ebayconnector.postgres;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Makes connections go only to a server that proves by its certificate that it is the one in the URL: a server in between
 * would otherwise get the password and every token.
 */
public final class ProvenServer {

    /** The authorities that may sign the server's certificate: PEM text or a file's path; Java's own without it. */
    public static final String ROOTS = "DATABASE_ROOT_CERT";

    /** The name in the server's certificate, where that is not the host's. */
    public static final String NAME = "DATABASE_CERT_NAME";

    private static final String PROVEN = "verify-full";

    /** With these the connection would not be encrypted by TLS, or be checked by something else. */
    private static final Set<String> WAYS_ROUND =
            Set.of("sslfactory", "sslfactoryarg", "sslhostnameverifier", "gssencmode");

    private final String key;
    private final UnaryOperator<String> settings;
    private final BiConsumer<String, String> problems;

    private ProvenServer(String key, UnaryOperator<String> settings, BiConsumer<String, String> problems) {
        this.key = key;
        this.settings = settings;
        this.problems = problems;
    }

    /**
     * The URL with {@code sslmode=verify-full} and the roots to trust.
     *
     * @param key      the setting that holds the URL
     * @param settings the value of a setting by its key, empty if it is not set
     * @param problems takes a key, and what is wrong with its value in a sentence that goes on from it and has the fix
     */
    public static DatabaseUrl demand(
            DatabaseUrl url, String key, UnaryOperator<String> settings, BiConsumer<String, String> problems) {
        return new ProvenServer(key, settings, problems).demand(url);
    }

    private DatabaseUrl demand(DatabaseUrl url) {
        checkMode(url);
        var parameters = new LinkedHashMap<>(url.parameters());
        parameters.put("sslmode", PROVEN);
        parameters.put("gssEncMode", "disable");
        parameters.remove("sslrootcert");
        roots(url)
                .ifPresentOrElse(
                        file -> parameters.put("sslrootcert", file),
                        () -> parameters.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory"));
        var name = settings.apply(NAME);
        if (!name.isEmpty()) {
            parameters.put("sslhostnameverifier", CertificateName.class.getName());
            parameters.put(CertificateName.PROPERTY, name);
        }
        return url.with(parameters);
    }

    private void checkMode(DatabaseUrl url) {
        if (!url.tlsMode().isEmpty() && !url.tlsMode().equals(PROVEN)) {
            problems.accept(
                    key,
                    "asks for sslmode=" + url.tlsMode() + ", with which a forged server can read every token: write"
                            + " sslmode=verify-full, or leave sslmode out");
        }
        url.parameters().keySet().stream()
                .filter(name -> WAYS_ROUND.contains(name.toLowerCase(Locale.ROOT)))
                .forEach(name -> problems.accept(
                        key, "has " + name + ", which goes round the check of the server's certificate: take it out"));
    }

    private Optional<String> roots(DatabaseUrl url) {
        var inUrl = url.parameters().getOrDefault("sslrootcert", "");
        var given = settings.apply(ROOTS);
        if (!inUrl.isEmpty() && !given.isEmpty()) {
            problems.accept(key, "has sslrootcert, and " + ROOTS + " is set: take one of them out");
            return Optional.empty();
        }
        if (!settings.apply(NAME).isEmpty() && inUrl.isEmpty() && given.isEmpty()) {
            problems.accept(
                    NAME,
                    "is set without " + ROOTS + ", so that any authority could vouch for the name: set " + ROOTS
                            + " to the server's own");
        }
        try {
            return TrustedRoots.read(given.isEmpty() ? inUrl : given).map(String::valueOf);
        } catch (IllegalArgumentException refused) {
            problems.accept(
                    given.isEmpty() ? key : ROOTS,
                    (given.isEmpty() ? "has an sslrootcert that " : "") + refused.getMessage());
            return Optional.empty();
        }
    }
}
