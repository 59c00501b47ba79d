package dev.ebayconnector.local.aot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.gateway.GetEvent;
import dev.ebayconnector.local.lambda.AotTraining;
import dev.ebayconnector.local.lambda.FunctionPackage;
import dev.ebayconnector.local.lambda.FunctionSpec;
import dev.ebayconnector.local.lambda.InstanceLauncher;
import dev.ebayconnector.local.lambda.LambdaInstance;
import dev.ebayconnector.local.lambda.Outcome;
import dev.ebayconnector.local.stack.ProjectRoot;
import dev.ebayconnector.testing.TestSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A function with a package's AOT cache: a JVM that fits uses it. Any other answers all the same, and says in one line of JSON
 * that it does without. Of {@code health}, which takes the shortest to train; what else is not tried: {@link StartProgramTest}.
 */
class AotCacheTest {

    private static final String HANDLER = "dev.ebayconnector.health.HealthFunction";
    private static final String PASSWORD = "hunter2-of-the-training";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;

    private static FunctionPackage packed;
    private static Path kept;

    @BeforeAll
    static void train() throws Exception {
        var target = directory.resolve("functions/health/target");
        Files.createDirectories(target);
        var jar = ProjectRoot.find("", Path.of("")).resolve("functions/health/target/health.jar");
        Files.copy(jar, target.resolve("health.jar"));
        packed = FunctionPackage.of(target.resolve("lambda/HealthFunction.zip")).orElseThrow();
        new PackageFiles(packed).lay();
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var how = new AotTraining(java, Optional.empty(), InstanceLauncher.MODULE_OPTIONS);
        try (var instance = launcher("training").training(how).launch(function(Map.of()))) {
            ask(instance);
            ask(instance);
        }
        new PackageFiles(packed).setTimes();
        kept = directory.resolve("kept");
        copy(packed.task(), kept);
    }

    @BeforeEach
    void restore() throws IOException {
        copy(kept, packed.task());
    }

    /** Lambda unpacks the zip elsewhere, with the times that the zip holds. */
    @Test
    void isUsedAndHoldsNoSecretOfItsTraining() throws Exception {
        var bytes = Files.readAllBytes(packed.cache());
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(PASSWORD);
        new PackageFiles(packed).zip();
        var there = FunctionPackage.of(directory.resolve("var/target/lambda/HealthFunction.zip"))
                .orElseThrow();
        unpack(packed.zip(), there.task());
        assertThat(Files.isExecutable(there.task().resolve("start"))).isTrue();
        assertThat(start("unpacked", there.task().resolve("lib/health.jar"), List.of(), Map.of()))
                .isEqualTo("used");
    }

    @Test
    void ofAnotherJvmIsNotTried() throws Exception {
        var trained = packed.task().resolve("function.trained");
        Files.writeString(trained, Files.readString(trained).replaceFirst("\"[^\"]*\"", "\"Corretto-25.0.9.9.1\""));
        assertThat(start("jvm")).startsWith("unused the JVM is ").contains("trained was \"Corretto-25.0.9.9.1\"");
    }

    @Test
    void ofOtherFlagsIsRefused() throws Exception {
        assertThat(start("flags", packed.packed(), List.of("-XX:-UseCompressedOops"), Map.of()))
                .startsWith("unused the JVM refused it");
    }

    @Test
    void ofAnotherJarIsNotTried() throws Exception {
        Files.setLastModifiedTime(packed.packed(), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(start("jar")).startsWith("unused health.jar is not the jar of the cache");
    }

    @Test
    void thatIsCutOffIsRefused() throws Exception {
        try (var file = Files.newByteChannel(packed.cache(), StandardOpenOption.WRITE)) {
            file.truncate(Files.size(packed.cache()) / 2);
        }
        assertThat(start("short")).startsWith("unused the JVM refused it");
    }

    @Test
    void thatIsDamagedIsRefusedIfItIsVerified() throws Exception {
        var bytes = Files.readAllBytes(packed.cache());
        for (int at = bytes.length / 3; at < bytes.length / 3 + 4096; at++) {
            bytes[at] ^= 0x5a;
        }
        Files.write(packed.cache(), bytes);
        assertThat(start("damaged", packed.packed(), List.of(), Map.of("AOT_CACHE", "verify")))
                .startsWith("unused the JVM refused it");
    }

    private static String start(String name) throws Exception {
        return start(name, packed.packed(), List.of(), Map.of());
    }

    /** Returns what the log says of the cache, when the function has answered and every line is an object. */
    private static String start(String name, Path jar, List<String> flags, Map<String, String> settings)
            throws Exception {
        var all = Stream.concat(InstanceLauncher.LAMBDA_FLAGS.stream(), flags.stream())
                .toList();
        var launcher = new InstanceLauncher(all, Map.of("AWS_REGION", "eu-central-1"), directory.resolve(name));
        var function = function(jar, settings);
        try (var instance = launcher.launch(function)) {
            ask(instance);
        }
        var lines = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(launcher.logOf(function))) {
            lines.add(JSON.readTree(line));
        }
        var word = lines.stream()
                .filter(line -> line.path("message").asText().equals("started"))
                .map(line -> line.path("aot_cache").asText())
                .findFirst()
                .orElseThrow();
        var warnings = lines.stream()
                .filter(line -> line.path("level").asText().equals("WARN"))
                .map(line -> line.path("message").asText().replace("aot_cache.unused:", word))
                .toList();
        assertThat(warnings).hasSize(word.equals("unused") ? 1 : 0);
        return warnings.isEmpty() ? word : warnings.getFirst();
    }

    private static void ask(LambdaInstance instance) throws Exception {
        var outcome = instance.invoke(GetEvent.of("/healthz", "none", Instant.now()));
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        assertThat(JSON.readTree(((Outcome.Answered) outcome).payload())
                        .path("statusCode")
                        .asInt())
                .isEqualTo(200);
    }

    private static InstanceLauncher launcher(String name) {
        return new InstanceLauncher(
                InstanceLauncher.LAMBDA_FLAGS, Map.of("AWS_REGION", "eu-central-1"), directory.resolve(name));
    }

    private static FunctionSpec function(Map<String, String> settings) {
        return function(packed.packed(), settings);
    }

    private static FunctionSpec function(Path jar, Map<String, String> settings) {
        var environment = new HashMap<>(Map.of(
                "AWS_LAMBDA_EXEC_WRAPPER", "/var/task/start",
                "DATABASE_URL", "postgres://health:" + PASSWORD + "@127.0.0.1:9/none",
                "SESSION_KEYS", TestSession.KEYS,
                "CONNECTOR_ENVIRONMENT", "local",
                "EDGE_REQUIRED", "false",
                "LOG_FORMAT", "json"));
        environment.putAll(settings);
        return new FunctionSpec("HealthFunction", jar, HANDLER, environment);
    }

    /** As Lambda does: with times and rights. */
    private static void unpack(Path zip, Path to) throws IOException {
        try (var archive = ZipFile.builder().setPath(zip).get()) {
            for (var entry : Collections.list(archive.getEntries())) {
                var file = to.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (var content = archive.getInputStream(entry)) {
                    Files.copy(content, file);
                }
                file.toFile().setExecutable((entry.getUnixMode() & 0100) != 0);
                Files.setLastModifiedTime(file, entry.getLastModifiedTime());
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
