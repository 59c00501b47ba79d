package dev.ebayconnector.formatter;

import com.palantir.javaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks or formats every Java file of the project in Palantir's style. */
final class FormatJava {

    private static final Set<String> NOT_SOURCES = Set.of("target", "node_modules", ".git", ".wrangler", "dist");

    private FormatJava() {}

    /** @param args {@code check} or {@code apply}, then the project's directory */
    public static void main(String[] args) throws Exception {
        var apply = switch (args[0]) {
            case "check" -> false;
            case "apply" -> true;
            default -> throw new IllegalArgumentException("-Dformat must be check or apply, not " + args[0]);
        };
        var arguments = new ArrayList<>(List.of("--palantir"));
        arguments.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
        arguments.addAll(sources(Path.of(args[1]).normalize()));
        var out = new PrintWriter(System.out, true);
        var exitCode =
                new Main(out, new PrintWriter(System.err, true), System.in).format(arguments.toArray(String[]::new));
        if (exitCode != 0) {
            System.err.println("The Java files above are not formatted or cannot be parsed. To format them:"
                    + " mvn -q -pl functions/dev/formatter process-classes -Dformat=apply");
        }
        // The formatter leaves its threads running.
        System.exit(exitCode);
    }

    private static List<String> sources(Path root) throws IOException {
        var sources = new ArrayList<String>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var skipped = NOT_SOURCES.contains(folder.getFileName().toString()) && !folder.equals(root);
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    sources.add(file.toString());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }
}
