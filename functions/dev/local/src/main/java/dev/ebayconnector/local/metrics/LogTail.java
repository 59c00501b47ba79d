package dev.ebayconnector.local.metrics;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads what was appended to the log files of a directory since it was asked last. A line that is not complete yet waits. */
final class LogTail {
    private final Path directory;
    private final Map<Path, Long> read = new HashMap<>();

    LogTail(Path directory) {
        this.directory = directory;
    }

    void lines(Consumer<String> consumer) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.log")) {
            for (Path file : files) {
                String text = appended(file);
                int end = text.lastIndexOf('\n') + 1;
                text.substring(0, end).lines().forEach(consumer);
                read.merge(file, (long) text.substring(0, end).getBytes(StandardCharsets.UTF_8).length, Long::sum);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String appended(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long from = read.getOrDefault(file, 0L);
            byte[] bytes = new byte[Math.toIntExact(open.length() - from)];
            open.seek(from);
            open.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
