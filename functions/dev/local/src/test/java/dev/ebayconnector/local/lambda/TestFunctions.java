package dev.ebayconnector.local.lambda;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Functions whose handlers are classes of these tests. */
final class TestFunctions {
    private TestFunctions() {}

    static FunctionSpec named(String name, Class<?> handler, Duration timeout, int reservedConcurrency) {
        return new FunctionSpec(
                name,
                List.of(testClasses()),
                handler.getName(),
                Map.of("OWN_SETTING", "value"),
                256,
                timeout,
                reservedConcurrency);
    }

    static InstanceLauncher launcher(Path directory) {
        return new InstanceLauncher(InstanceLauncher.LAMBDA_FLAGS, Map.of("AWS_REGION", "eu-central-1"), directory);
    }

    private static Path testClasses() {
        try {
            return Path.of(TestFunctions.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
