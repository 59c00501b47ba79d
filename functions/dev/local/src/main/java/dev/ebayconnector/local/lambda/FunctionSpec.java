package dev.ebayconnector.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A Lambda function as the template describes it.
 *
 * @param environment the variables of the template, and no others
 * @param reservedConcurrency the most instances at a time; zero for no limit of its own
 */
public record FunctionSpec(
        String name,
        List<Path> classPath,
        String handler,
        Map<String, String> environment,
        int memoryMb,
        Duration timeout,
        int reservedConcurrency) {

    public FunctionSpec {
        classPath = List.copyOf(classPath);
        environment = Map.copyOf(environment);
    }

    public FunctionSpec(String name, Path jar, String handler, Map<String, String> environment) {
        this(name, List.of(jar), handler, environment, 512, Duration.ofSeconds(30), 0);
    }

    String arn(String region) {
        return "arn:aws:lambda:" + region + ":000000000000:function:" + name;
    }
}
