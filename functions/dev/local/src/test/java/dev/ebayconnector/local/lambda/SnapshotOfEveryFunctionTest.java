package dev.ebayconnector.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.RunningStack;
import dev.ebayconnector.local.gateway.GetEvent;
import dev.ebayconnector.local.stack.Stack;
import dev.ebayconnector.local.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * SnapStart: every function of the template stops where AWS takes its snapshot, by the hooks of AWS's runtime client. There it
 * holds no connection and no random state that two restored instances would share; after it, it works.
 */
@ExtendWith(RunningStack.class)
class SnapshotOfEveryFunctionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** One more than the processors of the machine that checks each change: an instance that ends only waits. */
    private static final int AT_ONCE = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Generators that compute what comes next from what they hold: equal in two copies. {@code SecureRandom} is not one of them
     * on Linux, where {@code NativePRNG} reads {@code /dev/urandom}, which AWS seeds anew in each copy.
     */
    private static final Pattern SEEDED = Pattern.compile("\\s(java\\.util\\.Random|java\\.util\\.SplittableRandom"
            + "|jdk\\.random\\.\\w+|sun\\.security\\.provider\\.(DRBG|HashDrbg|HmacDrbg|CtrDrbg|SecureRandom)"
            + "|org\\.bouncycastle\\.\\S*Random\\w*)\\s");

    /** Each reader of {@code /dev/urandom} mixes what it reads with one of these; reads are not older than 100 ms. */
    private static final String MIX = "sun.security.provider.SecureRandom";

    private static final String NATIVE = "sun.security.provider.NativePRNG$RandomIO";

    @TempDir
    private Path directory;

    @Test
    void holdsNothingThatMustNotBeCopiedAndWorksAfterIt(Stack stack) throws Exception {
        var launcher = TestFunctions.launcher(directory).snapshots();
        var faults = new ConcurrentHashMap<String, List<String>>();
        var functions = stack.template().functions();
        assertThat(functions).hasSizeGreaterThan(15);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var function : functions) {
                threads.execute(() -> {
                    var found = check(launcher, function, stack.template());
                    if (!found.isEmpty()) {
                        faults.put(function.name(), found);
                    }
                });
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> check(InstanceLauncher launcher, FunctionSpec function, Template template) {
        try (var instance = launcher.launch(function)) {
            instance.awaitSnapshot(PATIENCE);
            var found = Stream.concat(
                            connections(instance.pid()).map(peer -> "a connection to " + peer),
                            seeded(instance.pid()).map(type -> "random state: " + type))
                    .toList();
            instance.restore();
            var outcome = instance.invoke(event(function, template));
            return works(function, outcome, template)
                    ? found
                    : Stream.concat(found.stream(), Stream.of("after it: " + outcome))
                            .toList();
        } catch (IOException | InterruptedException | RuntimeException e) {
            return List.of("does not start: " + e);
        }
    }

    private static byte[] event(FunctionSpec function, Template template) {
        return isHttp(function, template)
                ? GetEvent.of("/api/nothing-is-here", "none", Instant.now())
                : "{\"Records\":[],\"command\":\"info\"}".getBytes(StandardCharsets.UTF_8);
    }

    private static boolean works(FunctionSpec function, Outcome outcome, Template template) throws IOException {
        return outcome instanceof Outcome.Answered(byte[] payload)
                && (!isHttp(function, template)
                        || JSON.readTree(payload).path("statusCode").asInt() / 100 == 4);
    }

    private static boolean isHttp(FunctionSpec function, Template template) {
        return template.routes().stream().anyMatch(route -> route.function().equals(function.name()));
    }

    /** The peers of the process's TCP connections, apart from the Runtime API, which waits with it. */
    private static Stream<String> connections(long pid) throws IOException {
        var own = Path.of("/proc", Long.toString(pid));
        Set<String> sockets;
        try (var open = Files.list(own.resolve("fd"))) {
            sockets = open.map(SnapshotOfEveryFunctionTest::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .collect(Collectors.toSet());
        }
        var api = environment(own).get("AWS_LAMBDA_RUNTIME_API");
        var port = ":%04X".formatted(Integer.parseInt(api.substring(api.indexOf(':') + 1)));
        return Stream.concat(
                        Files.readAllLines(own.resolve("net/tcp")).stream(),
                        Files.readAllLines(own.resolve("net/tcp6")).stream())
                .map(line -> line.trim().split("\\s+"))
                .filter(fields -> sockets.contains(fields[9]) && !fields[2].endsWith(port))
                .map(fields -> fields[2]);
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static Map<String, String> environment(Path process) throws IOException {
        return Stream.of(Files.readString(process.resolve("environ")).split("\0"))
                .map(entry -> entry.split("=", 2))
                .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
    }

    private static Stream<String> seeded(long pid) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, "-J-XX:TieredStopAtLevel=1", Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).as("the classes of the heap").contains("java.lang.String");
        return SEEDED.matcher(said.replace("\n", " \n"))
                .results()
                .map(found -> found.group(1))
                .filter(type -> !type.equals(MIX) || count(said, MIX) > count(said, NATIVE));
    }

    private static int count(String histogram, String type) {
        return Pattern.compile(":\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(type) + "\\s")
                .matcher(histogram)
                .results()
                .mapToInt(line -> Integer.parseInt(line.group(1)))
                .sum();
    }
}
