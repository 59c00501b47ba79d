package dev.ebayconnector.formatter;

import com.palantir.javaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks or formats every Java file of the project in Palantir's style. */
final class FormatJava {

    private static final String FAILED =
            "The Java files named above are not formatted or cannot be parsed. To format them:"
                    + " mvn -q -pl functions/dev/formatter process-classes -Dformat=apply";

    /** Not 1, which the JVM uses for an exception. */
    private static final int NOT_FORMATTED = 3;

    private final List<Path> sources;
    private final Path target;

    private FormatJava(List<Path> sources, Path target) {
        this.sources = sources;
        this.target = target;
    }

    /**
     * Exits with 0 when all files are formatted, and with 3 when a check finds one that is not. The second case also
     * leaves the file {@code format.failed} in the target directory, with the sentence to show.
     *
     * @param args {@code check} or {@code apply}, the project's directory, this module's target directory
     */
    public static void main(String[] args) throws Exception {
        var format = new FormatJava(JavaSources.of(Path.of(args[1]).normalize()), Path.of(args[2]));
        var exitCode = switch (args[0]) {
            case "check" -> format.check();
            case "apply" -> format.apply();
            default -> throw new IllegalArgumentException("-Dformat must be check or apply, not " + args[0]);
        };
        // The formatter leaves its threads running.
        System.exit(exitCode);
    }

    private int check() throws Exception {
        var failed = target.resolve("format.failed");
        Files.deleteIfExists(failed);
        var formatted = FormattedFiles.read(target.resolve("formatted.txt"), System.getProperty("java.class.path"));
        var unknown = formatted.unknown(sources);
        if (!unknown.isEmpty() && run(List.of("--dry-run", "--set-exit-if-changed"), unknown) != 0) {
            Files.writeString(failed, FAILED);
            return NOT_FORMATTED;
        }
        formatted.replace(sources);
        return 0;
    }

    private int apply() throws Exception {
        return run(List.of("--replace"), sources);
    }

    private static int run(List<String> options, List<Path> files) throws Exception {
        var arguments = new ArrayList<>(List.of("--palantir"));
        Stream.concat(options.stream(), files.stream().map(Path::toString)).forEach(arguments::add);
        var out = new PrintWriter(System.out, true);
        var errors = new PrintWriter(System.err, true);
        return new Main(out, errors, System.in).format(arguments.toArray(String[]::new));
    }
}
