package dev.ebayconnector.local.aot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code start} makes of the command that Lambda hands to it; a program that prints its arguments stands for the JVM. */
class StartProgramTest {

    /** As Lambda composes it: the runtime's jars alone, and a cache of its own for them. */
    private static final List<String> LAMBDA = List.of(
            "-XX:MaxHeapSize=870m",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-XX:AOTCache=/var/lang/lib/runtime.aot",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "-Dwith=a space",
            "-classpath",
            "/var/runtime/lib/core.jar:/var/runtime/lib/client.jar",
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            "example.Handler::handle");

    @TempDir
    private Path directory;

    private Path java;
    private Path task;

    @BeforeEach
    void lay() throws IOException {
        java = Files.createDirectories(directory.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$AOT_CACHE_STATE\"\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        release("Corretto-25.0.3.9.1");
        task = Files.createDirectories(directory.resolve("task"));
        Files.createFile(Files.createDirectories(task.resolve("lib")).resolve("own.jar"));
        try (var start = PackageFiles.class.getResourceAsStream("start")) {
            Files.copy(start, task.resolve("start"));
        }
    }

    @Test
    void withoutACacheTheCommandIsLambdas() throws Exception {
        assertThat(start(Map.of())).containsExactlyElementsOf(unchanged("none"));
    }

    @Test
    void aTrainingNotesWhatTheCacheDependsOnAndAStartUsesIt() throws Exception {
        assertThat(start(Map.of("AOT_CACHE_OUTPUT", "/made.aot")))
                .containsExactlyElementsOf(changed("training", "-XX:AOTCacheOutput=/made.aot"));
        assertThat(task.resolve("function.trained"))
                .content(StandardCharsets.UTF_8)
                .isEqualTo("\"Corretto-25.0.3.9.1\" \"x86_64\"\ncore.jar client.jar\n"
                        + "--add-opens=java.base/java.io=ALL-UNNAMED\n");
        Files.createFile(task.resolve("function.aot"));
        setTimes("own.jar", "2020-01-01T00:00:00Z");
        var use = "-XX:AOTCache=" + task.resolve("function.aot");
        assertThat(start(Map.of("AOT_CACHE", "on"))).containsExactlyElementsOf(changed("tried", use));
        assertThat(start(Map.of("AOT_CACHE", "verify"))).contains(use, "-XX:+VerifySharedSpaces");
    }

    @Test
    void aJarOfAnotherTimeThanTheCacheIsNamed() throws Exception {
        start(Map.of("AOT_CACHE_OUTPUT", "/made.aot"));
        Files.createFile(task.resolve("function.aot"));
        for (var time : List.of("2019-12-31T23:59:58Z", "2020-01-01T00:00:02Z")) {
            setTimes("own.jar", time);
            assertThat(start(Map.of()))
                    .containsExactlyElementsOf(
                            unchanged("unused: own.jar is not the jar of the cache: their times differ"));
        }
    }

    @Test
    void aCacheThatDoesNotFitLeavesLambdasCommandAndItsOwnCache() throws Exception {
        start(Map.of("AOT_CACHE_OUTPUT", "/made.aot"));
        Files.createFile(task.resolve("function.aot"));
        assertThat(start(Map.of("AOT_CACHE", "off"))).containsExactlyElementsOf(unchanged("off"));
        assertThat(start(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")))
                .containsExactlyElementsOf(unchanged("snapshot"));
        release("Corretto-25.0.4.7.1");
        assertThat(start(Map.of()))
                .containsExactlyElementsOf(
                        unchanged("unused: the JVM is \"Corretto-25.0.4.7.1\" \"x86_64\", trained was"
                                + " \"Corretto-25.0.3.9.1\" \"x86_64\""));
        Files.delete(task.resolve("function.trained"));
        assertThat(start(Map.of()).getFirst()).startsWith("unused: the JVM is ");
        Files.delete(directory.resolve("jdk/release"));
        assertThat(start(Map.of()).getFirst()).startsWith("unused: the JVM is unknown unknown");
    }

    @Test
    void otherJarsOrOptionsOfTheRuntimeAreNamed() throws Exception {
        start(Map.of("AOT_CACHE_OUTPUT", "/made.aot"));
        Files.createFile(task.resolve("function.aot"));
        var trained = task.resolve("function.trained");
        var note = Files.readString(trained);
        Files.writeString(trained, note.replace("client.jar", "client-2.jar"));
        assertThat(start(Map.of()))
                .containsExactlyElementsOf(
                        unchanged("unused: the runtime has core.jar client.jar, trained was core.jar client-2.jar"));
        Files.writeString(trained, note.replace("--add-opens", "--add-exports"));
        assertThat(start(Map.of()).getFirst()).startsWith("unused: the runtime's options are --add-opens");
    }

    /** All files are of 2020 but for the jar. */
    private void setTimes(String jar, String time) throws IOException {
        var trained = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(task.resolve("function.trained"), trained);
        Files.setLastModifiedTime(task.resolve("lib").resolve(jar), FileTime.from(Instant.parse(time)));
    }

    private void release(String version) throws IOException {
        Files.writeString(
                directory.resolve("jdk/release"),
                "IMPLEMENTOR=\"Any\"\nIMPLEMENTOR_VERSION=\"" + version + "\"\nOS_ARCH=\"x86_64\"\n");
    }

    private static List<String> unchanged(String state) {
        var lines = new ArrayList<>(List.of(state));
        lines.addAll(LAMBDA);
        return lines;
    }

    private List<String> changed(String state, String flag) {
        var lines = new ArrayList<>(List.of(state, flag, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        LAMBDA.stream()
                .filter(argument -> !argument.startsWith("-Xshare") && !argument.startsWith("-XX:AOTCache"))
                .map(argument ->
                        argument.endsWith("client.jar") ? argument + ":" + task.resolve("lib/own.jar") : argument)
                .forEach(lines::add);
        return lines;
    }

    private List<String> start(Map<String, String> environment) throws Exception {
        var command = new ArrayList<>(List.of("sh", task.resolve("start").toString(), java.toString()));
        command.addAll(LAMBDA);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LAMBDA_TASK_ROOT", task.toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }
}
