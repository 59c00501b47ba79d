package dev.ebayconnector.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells the Maven build that started the stack that it failed. Without a path it does nothing. */
record FailureFile(Optional<Path> path) {
    static FailureFile from(String path) {
        return new FailureFile(path.isBlank() ? Optional.empty() : Optional.of(Path.of(path)));
    }

    void clear() {
        path.ifPresent(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    void write(int exitCode) {
        path.ifPresent(file -> {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, exitCode + System.lineSeparator());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
