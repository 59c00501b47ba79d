package dev.ebayconnector.formatter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Remembers which contents the last successful check found formatted, so that the next check reads the changed files
 * only. It keeps the SHA-256 of contents, not times: a file that is renamed, restored or touched gives no wrong answer.
 *
 * @param file where the hashes are kept, after a first line that identifies the formatter
 * @param formatter another one may format otherwise, so its check starts from nothing
 */
record FormattedFiles(Path file, String formatter, Set<String> hashes) {

    static FormattedFiles read(Path file, String formatter) throws IOException {
        var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
        var same = !lines.isEmpty() && lines.getFirst().equals(formatter);
        return new FormattedFiles(file, formatter, same ? Set.copyOf(lines) : Set.of());
    }

    /** The files whose content was not in the last successful check. */
    List<Path> unknown(List<Path> sources) throws IOException {
        var unknown = new ArrayList<Path>();
        for (var source : sources) {
            if (!hashes.contains(hash(source))) {
                unknown.add(source);
            }
        }
        return unknown;
    }

    /** Keeps the contents of these files, and no others, as formatted. */
    void replace(List<Path> sources) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(formatter);
        for (var source : sources) {
            lines.add(hash(source));
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines);
    }

    private static String hash(Path source) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(source)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
