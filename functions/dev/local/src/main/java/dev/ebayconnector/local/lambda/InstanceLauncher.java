package dev.ebayconnector.local.lambda;

import dev.ebayconnector.local.StackFailure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts instances of functions as Lambda does: each in its own JVM, under AWS's runtime interface client. */
public final class InstanceLauncher {
    /** The flags that Lambda sets for Java: the serial collector, and the C1 compiler only. */
    public static final List<String> LAMBDA_FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** The module options that the function's libraries, and AWS's runtime, need. */
    public static final List<String> MODULE_OPTIONS =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    /** The JVM's own. */
    private static final int SMALLEST_HEAP_MB = 8;

    private static final Path OWN_JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** Writing a cache takes a JVM seconds of a processor. */
    private static final Duration CACHE_WRITTEN = Duration.ofMinutes(5);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration INIT = Duration.ofSeconds(60);

    /** A JVM that records what it does starts later. */
    private static final Duration TRAINING_INIT = Duration.ofMinutes(5);

    /** Lambda's way to connect the hooks of {@code org.crac} with those of its runtime. */
    private static final String SNAPSHOT_HOOKS = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

    private final Path java;
    private final List<String> jvmFlags;
    private final List<String> moduleOptions;
    private final Map<String, String> cloudEnvironment;
    private final Path logs;
    private final RuntimeClient client;
    private final Purpose purpose;

    private enum Purpose {
        WORK,
        TRAINING,
        SNAPSHOT
    }

    /**
     * @param cloudEnvironment what the cloud adds to a function's variables: region, credentials, endpoints
     * @param directory for the logs, one file for each function, and the runtime client's native library
     */
    public InstanceLauncher(List<String> jvmFlags, Map<String, String> cloudEnvironment, Path directory) {
        this.java = OWN_JAVA;
        this.jvmFlags = List.copyOf(jvmFlags);
        this.moduleOptions = MODULE_OPTIONS;
        this.cloudEnvironment = Map.copyOf(cloudEnvironment);
        this.logs = directory.resolve("logs");
        this.client = RuntimeClient.unpack(directory.resolve("lambda"));
        this.purpose = Purpose.WORK;
    }

    private InstanceLauncher(
            InstanceLauncher like, Purpose purpose, Path java, List<String> moduleOptions, RuntimeClient client) {
        this.java = java;
        this.jvmFlags = like.jvmFlags;
        this.moduleOptions = moduleOptions;
        this.cloudEnvironment = like.cloudEnvironment;
        this.logs = like.logs;
        this.client = client;
        this.purpose = purpose;
    }

    /** A launcher whose instances write the AOT cache of their package when they end; one of a function at a time. */
    public InstanceLauncher training(AotTraining how) {
        return new InstanceLauncher(
                this,
                Purpose.TRAINING,
                how.java(),
                how.options(),
                how.runtime().map(RuntimeClient::of).orElse(client));
    }

    /** A launcher whose instances stop where SnapStart takes its snapshot. */
    public InstanceLauncher snapshots() {
        return new InstanceLauncher(this, Purpose.SNAPSHOT, java, moduleOptions, client);
    }

    /** Longer than Lambda's 10 s for the init phase: a developer's machine starts several JVMs at once. */
    Duration initTimeout() {
        return purpose == Purpose.TRAINING ? TRAINING_INIT : INIT;
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
            return new LambdaInstance(
                    function, api, builder.start(), purpose == Purpose.TRAINING ? CACHE_WRITTEN : STOP_TIMEOUT);
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
        wrapper(function).map(Path::toString).ifPresent(command::add);
        command.add(java.toString());
        command.addAll(jvmFlags);
        command.addAll(heap(function.memoryMb()));
        command.addAll(moduleOptions);
        command.add(SNAPSHOT_HOOKS);
        command.add("-D" + RuntimeClient.NATIVE_LIBRARY_PROPERTY + "=" + client.nativeLibrary());
        command.addAll(List.of("-cp", classPath(function), RuntimeClient.MAIN_CLASS, function.handler()));
        return command;
    }

    /** As on Lambda, where the machine has the function's memory: the first heap that a JVM takes is 1/64 of it. */
    private static List<String> heap(int memoryMb) {
        return List.of("-Xms" + Math.max(SMALLEST_HEAP_MB, memoryMb / 64) + "m", "-Xmx" + memoryMb * 85 / 100 + "m");
    }

    private static Optional<Path> wrapper(FunctionSpec function) {
        return FunctionPackage.around(function.classPath())
                .flatMap(packed -> packed.wrapper(function.environment().get(FunctionPackage.WRAPPER)));
    }

    /** As on Lambda, where the runtime finds a function's jar by itself, or its wrapper adds it. */
    private String classPath(FunctionSpec function) {
        var own = FunctionPackage.around(function.classPath())
                .filter(packed -> wrapper(function).isPresent())
                .map(packed -> client.in(packed.runtime()).jars())
                .orElseGet(() -> Stream.concat(client.jars().stream(), function.classPath().stream())
                        .toList());
        return own.stream()
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Map<String, String> runtimeEnvironment(FunctionSpec function, RuntimeApi api) {
        var environment = new HashMap<>(Map.of(
                "AWS_LAMBDA_RUNTIME_API", api.address(),
                "_HANDLER", function.handler(),
                "AWS_LAMBDA_FUNCTION_NAME", function.name(),
                "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb()),
                "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
                "AWS_EXECUTION_ENV", "AWS_Lambda_java25",
                "LAMBDA_TASK_ROOT", taskRoot(function).toString(),
                "TZ", ":UTC"));
        if (purpose == Purpose.SNAPSHOT) {
            environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        }
        if (purpose == Purpose.TRAINING) {
            FunctionPackage.around(function.classPath())
                    .ifPresent(packed ->
                            environment.put("AOT_CACHE_OUTPUT", packed.cache().toString()));
        }
        return environment;
    }

    private static Path taskRoot(FunctionSpec function) {
        return FunctionPackage.around(function.classPath())
                .map(FunctionPackage::task)
                .orElseGet(
                        () -> function.classPath().getFirst().toAbsolutePath().getParent());
    }

    private String region() {
        return cloudEnvironment.getOrDefault("AWS_REGION", "eu-central-1");
    }
}
