package dev.ebayconnector.bench;

import dev.ebayconnector.local.lambda.FunctionSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What Java, the driver and PostgreSQL need by themselves: one class and the JDBC driver. */
final class PlainHandlers {

    /** Whatever the template gives the functions, so that the plain handlers and the peers have as much. */
    static final int MEMORY_MB = 1024;

    static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Path root;
    private final Map<String, String> settings;

    PlainHandlers(Path root, Map<String, String> settings) {
        this.root = root;
        this.settings = settings;
    }

    Subject base() {
        return new Subject(
                "plain handler", Kind.PLAIN, "/healthz/db", 200, false, function("plain", PlainHandler.class));
    }

    Subject signedIn() {
        return new Subject(
                "plain handler, signed in",
                Kind.PLAIN,
                "/signed-in/db",
                200,
                true,
                function("plain-signed-in", PlainSignedInHandler.class));
    }

    private FunctionSpec function(String name, Class<?> handler) {
        var driver = Stream.of(System.getProperty("java.class.path").split(":"))
                .filter(entry -> entry.contains("/postgresql-"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
        return new FunctionSpec(
                name,
                List.of(root.resolve("functions/dev/bench/target/bench.jar"), driver),
                handler.getName(),
                settings,
                MEMORY_MB,
                TIMEOUT,
                0);
    }
}
