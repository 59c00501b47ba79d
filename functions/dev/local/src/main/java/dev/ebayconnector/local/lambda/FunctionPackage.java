package dev.ebayconnector.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What Lambda gets of a function, unpacked: {@code task} is Lambda's {@code /var/task}, {@code runtime} beside it is its
 * {@code /var/runtime}. A JVM takes an AOT cache only if the jars of its class path have the same names below the folder
 * that they share as when the cache was made, so both lie here as they lie there.
 *
 * @param directory named as the zip, without {@code .zip}: {@code functions/sync/target/lambda/SyncFunction}
 */
public record FunctionPackage(Path directory) {

    /** The setting that names the program that starts a function. */
    static final String WRAPPER = "AWS_LAMBDA_EXEC_WRAPPER";

    private static final String ZIP = ".zip";
    private static final String LAMBDA_TASK = "/var/task/";
    private static final String TASK = "task";
    private static final String LIBRARIES = "lib";

    /** @param codeUri as the template has it, below the project's root */
    public static Optional<FunctionPackage> of(Path codeUri) {
        var name = codeUri.getFileName().toString();
        return name.endsWith(ZIP)
                ? Optional.of(
                        new FunctionPackage(codeUri.resolveSibling(name.substring(0, name.length() - ZIP.length()))))
                : Optional.empty();
    }

    /** The package that the only jar of the class path lies in, if it does. */
    static Optional<FunctionPackage> around(List<Path> classPath) {
        var jar = classPath.getFirst().toAbsolutePath();
        var task = jar.getParent().getParent();
        return jar.getParent().endsWith(Path.of(TASK, LIBRARIES))
                ? Optional.of(new FunctionPackage(task.getParent()))
                : Optional.empty();
    }

    public Path zip() {
        return directory.resolveSibling(directory.getFileName() + ZIP);
    }

    public String function() {
        return directory.getFileName().toString();
    }

    public Path task() {
        return directory.resolve(TASK);
    }

    /** The jars of AWS's runtime, which only a cache needs here. */
    public Path runtime() {
        return directory.resolve("runtime").resolve(LIBRARIES);
    }

    public Path cache() {
        return task().resolve("function.aot");
    }

    /** The jar that the build makes: {@code functions/sync/target/sync.jar}. */
    public Path built() {
        var target = directory.getParent().getParent();
        return target.resolve(target.getParent().getFileName() + ".jar");
    }

    public Path packed() {
        return task().resolve(LIBRARIES).resolve(built().getFileName());
    }

    /** The packed jar if it is the built one, else that: a cache knows no classes of another build. */
    public Path jar() {
        try {
            return Files.exists(packed())
                            && Files.exists(built())
                            && Files.size(packed()) == Files.size(built())
                            && Files.mismatch(packed(), built()) < 0
                    ? packed()
                    : built();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot compare " + packed() + " with " + built(), e);
        }
    }

    /** The program that the setting names on Lambda, here. */
    Optional<Path> wrapper(String named) {
        return Optional.ofNullable(named)
                .filter(path -> path.startsWith(LAMBDA_TASK))
                .map(path -> task().resolve(path.substring(LAMBDA_TASK.length())))
                .filter(Files::isExecutable);
    }
}
