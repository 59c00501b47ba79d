package dev.ebayconnector.local.stack;

import dev.ebayconnector.local.StackFailure;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the project: {@code -Dlocal.root}, else the nearest directory above that holds the functions and the migrations job. */
public final class ProjectRoot {
    private ProjectRoot() {}

    public static Path find(String given, Path start) {
        if (!given.isBlank()) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        for (Path here = start.toAbsolutePath(); here != null; here = here.getParent()) {
            if (Files.isDirectory(here.resolve("functions/dev/local"))
                    && Files.isDirectory(here.resolve("migrations-job"))) {
                return here;
            }
        }
        throw StackFailure.wrongInput(
                "No project at or above " + start + "; start inside it or name it with -Dlocal.root=DIR.");
    }
}
