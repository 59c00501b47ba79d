package dev.ebayconnector.local.stack;

import dev.ebayconnector.local.StackFailure;
import dev.ebayconnector.local.lambda.AotTraining;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The options of a start.
 *
 * @param data directory that keeps the state between starts; empty for new state that is deleted at exit
 * @param environment the caller's environment: settings that replace a part of the stack, such as DATABASE_URL
 * @param training how the functions' AOT caches are made, in a stack for that
 */
public record StackOptions(
        Path root,
        Optional<Path> data,
        Ports ports,
        int maxInstances,
        Map<String, String> environment,
        Optional<AotTraining> training) {
    private static final int DEFAULT_INSTANCES = 3;

    StackOptions(Path root, Optional<Path> data, Ports ports, int maxInstances, Map<String, String> environment) {
        this(root, data, ports, maxInstances, environment, Optional.empty());
    }

    /** A new stack, with one instance of each function, which writes its cache when it ends. */
    public static StackOptions training(Path root, AotTraining how, Map<String, String> environment) {
        return new StackOptions(
                root, Optional.empty(), Ports.choose(new Properties()), 1, environment, Optional.of(how));
    }

    public static StackOptions from(Properties properties, Map<String, String> environment) {
        String data = properties.getProperty("local.data", "");
        return new StackOptions(
                ProjectRoot.find(properties.getProperty("local.root", ""), Path.of("")),
                data.isBlank() ? Optional.empty() : Optional.of(Path.of(data).toAbsolutePath()),
                Ports.choose(properties),
                instances(properties.getProperty("local.max.instances", "")),
                environment);
    }

    private static int instances(String given) {
        if (given.isBlank()) {
            return DEFAULT_INSTANCES;
        }
        if (!given.matches("[1-9][0-9]{0,2}")) {
            throw StackFailure.wrongInput("local.max.instances must be a number from 1 to 999, not \"" + given + "\".");
        }
        return Integer.parseInt(given);
    }

    /** The directory for logs, unpacked programs and local-stack.json. */
    public Path target() {
        return root.resolve("functions/dev/local/target");
    }

    Optional<String> setting(String key) {
        return Optional.ofNullable(environment.get(key)).filter(value -> !value.isBlank());
    }
}
