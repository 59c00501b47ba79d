package dev.ebayconnector.formatter;

import static java.util.function.Predicate.not;

import com.palantir.javaformat.java.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks or formats every Java file of the project in Palantir's style. */
final class FormatJava {

    private static final String FAILURE_FILE = "format.failed";
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
     * leaves a file in the target directory, with the sentence to show.
     *
     * @param args {@code check} or {@code apply}, the project's directory, this module's target directory
     */
    public static void main(String[] args) throws Exception {
        var format = new FormatJava(JavaSources.of(Path.of(args[1]).normalize()), Path.of(args[2]));
        Files.deleteIfExists(format.target.resolve(FAILURE_FILE));
        var exitCode = switch (args[0]) {
            case "check" -> format.check();
            case "apply" -> format.apply();
            default -> throw new IllegalArgumentException("-Dformat must be check or apply, not " + args[0]);
        };
        // The formatter leaves its threads running.
        System.exit(exitCode);
    }

    private int check() throws Exception {
        var formatted = formatted();
        var unknown = formatted.unknown(sources);
        var names = new StringWriter();
        var errors = new StringWriter();
        var wrong =
                !unknown.isEmpty() && run(List.of("--dry-run", "--set-exit-if-changed"), unknown, names, errors) != 0;
        System.out.print(names);
        System.err.print(errors);
        if (errors.toString().isEmpty()) {
            var named = names.toString().lines().map(Path::of).toList();
            formatted.replace(sources.stream().filter(not(named::contains)).toList());
        }
        if (wrong) {
            Files.writeString(target.resolve(FAILURE_FILE), FAILED);
        }
        return wrong ? NOT_FORMATTED : 0;
    }

    private int apply() throws Exception {
        var unknown = formatted().unknown(sources);
        return unknown.isEmpty()
                ? 0
                : run(List.of("--replace"), unknown, new PrintWriter(System.out), new PrintWriter(System.err));
    }

    private FormattedFiles formatted() throws Exception {
        return FormattedFiles.read(target.resolve("formatted.txt"), System.getProperty("java.class.path"));
    }

    private static int run(List<String> options, List<Path> files, Writer out, Writer errors) throws Exception {
        var arguments = new ArrayList<>(List.of("--palantir"));
        Stream.concat(options.stream(), files.stream().map(Path::toString)).forEach(arguments::add);
        var formatter = new Main(new PrintWriter(out, true), new PrintWriter(errors, true), System.in);
        return formatter.format(arguments.toArray(String[]::new));
    }
}
