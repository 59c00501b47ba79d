package dev.ebayconnector.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** When, of which commit and on which machine something was measured. */
record Run(String date, String commit, String machine) {

    static Run now(Path root) throws IOException, InterruptedException {
        return new Run(LocalDate.now(ZoneOffset.UTC).toString(), commitOf(root), thisMachine());
    }

    private static String commitOf(Path root) throws IOException, InterruptedException {
        var commit = git(root, "rev-parse", "--short=8", "HEAD");
        var changed = git(root, "status", "--porcelain", "--untracked-files=no");
        return commit.isEmpty() ? "unknown" : changed.isEmpty() ? commit : commit + " with changes";
    }

    private static String git(Path root, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? text : "";
    }

    private static String thisMachine() throws IOException {
        var processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        var cores = Runtime.getRuntime().availableProcessors();
        var memory = Math.round(Memory.ofMachine() / 1024);
        return "%s, %d cores, %d GB, JDK %s".formatted(processor, cores, memory, Runtime.version());
    }
}
