package dev.ebayconnector.local.lambda;

import dev.ebayconnector.local.StackFailure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts instances of functions as Lambda does: each in its own JVM, under AWS's runtime interface client. */
public final class InstanceLauncher {
    /** The flags that Lambda sets for Java: the serial collector, and the C1 compiler only. */
    public static final List<String> LAMBDA_FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    private final List<String> jvmFlags;
    private final Map<String, String> cloudEnvironment;
    private final Path logs;
    private final RuntimeClient client;

    /**
     * @param cloudEnvironment what the cloud adds to a function's variables: region, credentials, endpoints
     * @param directory for the logs, one file for each function, and the runtime client's native library
     */
    public InstanceLauncher(List<String> jvmFlags, Map<String, String> cloudEnvironment, Path directory) {
        this.jvmFlags = List.copyOf(jvmFlags);
        this.cloudEnvironment = Map.copyOf(cloudEnvironment);
        this.logs = directory.resolve("logs");
        this.client = RuntimeClient.unpack(directory.resolve("lambda"));
    }

    public Path logOf(FunctionSpec function) {
        return logs.resolve(function.name() + ".log");
    }

    /** Returns before the instance is ready; it answers its first event as soon as it is. */
    public LambdaInstance launch(FunctionSpec function) {
        return launch(function, command(function));
    }

    /** The same for a program that brings its own runtime, as with Lambda's {@code provided}: it asks the Runtime API itself. */
    public LambdaInstance launch(FunctionSpec function, List<String> command) {
        function.classPath().forEach(path -> requireBuilt(function, path));
        RuntimeApi api = RuntimeApi.open(function.name(), function.arn(region()));
        try {
            Files.createDirectories(logs);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(taskRoot(function).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(logOf(function).toFile()));
            // Only PATH of this process's environment: a function that works here has all its settings in the template.
            builder.environment().keySet().retainAll(List.of("PATH"));
            builder.environment().putAll(cloudEnvironment);
            builder.environment().putAll(function.environment());
            builder.environment().putAll(runtimeEnvironment(function, api));
            return new LambdaInstance(function, api, builder.start());
        } catch (IOException e) {
            api.close();
            throw new UncheckedIOException("Cannot start a process for " + function.name(), e);
        }
    }

    private static void requireBuilt(FunctionSpec function, Path path) {
        if (!Files.exists(path)) {
            throw StackFailure.wrongInput(
                    "The jar of " + function.name() + " is not built: " + path + " is missing; run mvn package.");
        }
    }

    private List<String> command(FunctionSpec function) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(jvmFlags);
        command.add("-Xmx" + function.memoryMb() * 85 / 100 + "m");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-D" + RuntimeClient.NATIVE_LIBRARY_PROPERTY + "=" + client.nativeLibrary());
        command.addAll(List.of("-cp", classPath(function), RuntimeClient.MAIN_CLASS, function.handler()));
        return command;
    }

    private String classPath(FunctionSpec function) {
        return Stream.concat(client.jars().stream(), function.classPath().stream())
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Map<String, String> runtimeEnvironment(FunctionSpec function, RuntimeApi api) {
        return Map.of(
                "AWS_LAMBDA_RUNTIME_API", api.address(),
                "_HANDLER", function.handler(),
                "AWS_LAMBDA_FUNCTION_NAME", function.name(),
                "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb()),
                "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
                "AWS_EXECUTION_ENV", "AWS_Lambda_java25",
                "LAMBDA_TASK_ROOT", taskRoot(function).toString(),
                "TZ", ":UTC");
    }

    private static Path taskRoot(FunctionSpec function) {
        return function.classPath().getFirst().toAbsolutePath().getParent();
    }

    private String region() {
        return cloudEnvironment.getOrDefault("AWS_REGION", "eu-central-1");
    }
}
