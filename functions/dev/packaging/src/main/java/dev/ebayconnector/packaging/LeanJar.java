package dev.ebayconnector.packaging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites a jar: {@link LambdaRewriter} changes its classes, and nothing is compressed, because a cold start reads it faster
 * and what is uploaded to Lambda is compressed anyway.
 */
final class LeanJar {

    private static final String CLASS = ".class";

    private final Path jar;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, Long> times = new LinkedHashMap<>();

    LeanJar(Path jar) {
        this.jar = jar;
    }

    void write() throws IOException {
        read();
        rewrite();
        var half = jar.resolveSibling(jar.getFileName() + ".part");
        try (var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(half)))) {
            for (var file : files.entrySet()) {
                out.putNextEntry(stored(file.getKey(), file.getValue()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        Files.move(half, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private ZipEntry stored(String name, byte[] content) {
        var sum = new CRC32();
        sum.update(content);
        var entry = new ZipEntry(name);
        entry.setTime(times.get(name));
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        return entry;
    }

    private void read() throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                times.put(entry.getName(), entry.getTime());
            }
        }
    }

    private void rewrite() {
        var classes = new LinkedHashMap<String, byte[]>();
        files.forEach((name, content) -> {
            if (name.endsWith(CLASS)) {
                classes.put(name.substring(0, name.length() - CLASS.length()), content);
            }
        });
        new LambdaRewriter(classes).rewritten().forEach((name, change) -> {
            files.put(name + CLASS, change.content());
            times.putIfAbsent(name + CLASS, times.get(change.of() + CLASS));
        });
    }
}
