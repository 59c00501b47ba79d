package dev.ebayconnector.local.template;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The {@code security/Policy} that was built, outside the class path: with the module on it, every function of these tests
 * would check sessions.
 */
final class BuiltPolicy {

    private final Class<?> policy;

    BuiltPolicy(Path root) throws ReflectiveOperationException, IOException {
        var classes =
                root.resolve("functions/shared/security/target/classes").toUri().toURL();
        try (var loader = new URLClassLoader(new URL[] {classes}, getClass().getClassLoader())) {
            policy = Class.forName("dev.ebayconnector.security.Policy", true, loader);
            Class.forName("dev.ebayconnector.security.Policy$Line", true, loader);
        }
    }

    /** One route, by its method and its template. */
    record Line(String method, String path) {}

    List<Line> lines() {
        try {
            return ((List<?>) policy.getField("LINES").get(null))
                    .stream().map(BuiltPolicy::line).toList();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<Line> of(String method, String path) {
        try {
            return ((Optional<?>)
                            policy.getMethod("of", String.class, String.class).invoke(null, method, path))
                    .map(BuiltPolicy::line);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Line line(Object line) {
        try {
            var type = line.getClass();
            return new Line((String) type.getMethod("method").invoke(line), (String)
                    type.getMethod("path").invoke(line));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
