package dev.ebayconnector.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs blocks of a document one after another in one bash, so that later ones have what earlier ones set. */
final class Shell {

    private static final int MINUTES = 3;

    private final Path directory;
    private final Path output;
    private final Map<String, String> environment = new HashMap<>();
    private String input = "";

    /** @param output where each block's output goes */
    Shell(Path directory, Path output) {
        this.directory = directory;
        this.output = output.toAbsolutePath();
    }

    Shell with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** What the commands read from their standard input. */
    Shell input(String text) {
        input = text;
        return this;
    }

    /** The output of each block; ends at the first block that fails. */
    List<String> run(List<String> blocks) throws Exception {
        Files.createDirectories(output);
        var script = new StringBuilder("set -eu\n");
        for (int i = 0; i < blocks.size(); i++) {
            Files.deleteIfExists(file(i));
            script.append("{\n")
                    .append(blocks.get(i))
                    .append("} > '")
                    .append(file(i))
                    .append("' 2>&1\n");
        }
        var file = Files.writeString(output.resolve("script.sh"), script);
        var stdin = Files.writeString(output.resolve("stdin"), input);
        try {
            var exitCode = start(file, stdin);
            var outputs = outputs(blocks.size());
            assertThat(exitCode)
                    .as("ended in block %d of %s after %s", outputs.size(), script, outputs)
                    .isZero();
            return outputs;
        } finally {
            Files.delete(stdin);
        }
    }

    private int start(Path script, Path stdin) throws Exception {
        var builder = new ProcessBuilder("bash", script.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(stdin.toFile())
                .redirectOutput(output.resolve("shell.log").toFile());
        // java of the same version as the tests', whatever is first on the PATH.
        builder.environment()
                .merge("PATH", "", (path, _) -> System.getProperty("java.home") + "/bin" + File.pathSeparator + path);
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("the commands ended in time")
                    .isTrue();
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private List<String> outputs(int blocks) throws Exception {
        var outputs = new ArrayList<String>();
        for (int i = 0; i < blocks && Files.exists(file(i)); i++) {
            outputs.add(Files.readString(file(i)).strip());
        }
        return outputs;
    }

    private Path file(int block) {
        return output.resolve("block-" + (block + 1) + ".out");
    }
}
