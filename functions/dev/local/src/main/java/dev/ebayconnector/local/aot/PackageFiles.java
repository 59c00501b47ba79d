package dev.ebayconnector.local.aot;

import dev.ebayconnector.local.StackFailure;
import dev.ebayconnector.local.lambda.FunctionPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.X5455_ExtendedTimestamp;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipLong;

/** Writes the files of a package, and packs them for Lambda. */
final class PackageFiles {

    /**
     * Of every file. A JVM refuses an AOT cache if a jar's time differs from what it was when the cache was made. A zip holds
     * times to two seconds, without a zone, and perhaps seconds of UTC beside them.
     */
    static final Instant TIME = Instant.parse("2020-01-01T00:00:00Z");

    private static final int PROGRAM = 0100755;
    private static final int FILE = 0100644;

    private final FunctionPackage packed;

    PackageFiles(FunctionPackage packed) {
        this.packed = packed;
    }

    /** The jar and the program that starts it, without a cache. */
    void lay() throws IOException {
        if (!Files.isRegularFile(packed.built())) {
            throw StackFailure.wrongInput(
                    "Not built: " + packed.built() + " is missing; run mvn package in the project's root first.");
        }
        delete(packed.directory());
        Files.deleteIfExists(packed.zip());
        Files.createDirectories(packed.packed().getParent());
        Files.copy(packed.built(), packed.packed());
        var start = packed.task().resolve("start");
        try (var script = PackageFiles.class.getResourceAsStream("start")) {
            Files.copy(script, start, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(start, PosixFilePermissions.fromString("rwxr-xr-x"));
        setTimes();
    }

    /** The cache is written after the jar; what is left of a training that failed goes. */
    void setTimes() throws IOException {
        Files.deleteIfExists(packed.cache().resolveSibling(packed.cache().getFileName() + ".config"));
        for (var file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(TIME));
        }
    }

    /** Times and rights in it are those that Lambda restores, whatever the zone and the rights here. */
    void zip() throws IOException {
        try (var zip = new ZipArchiveOutputStream(packed.zip())) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (var file : files()) {
                var name = packed.task().relativize(file).toString();
                var entry = new ZipArchiveEntry(file, name);
                entry.setTime(TIME.toEpochMilli());
                entry.addExtraField(secondsOfUtc());
                entry.setUnixMode(Files.isExecutable(file) ? PROGRAM : FILE);
                zip.putArchiveEntry(entry);
                Files.copy(file, zip);
                zip.closeArchiveEntry();
            }
        }
    }

    private static X5455_ExtendedTimestamp secondsOfUtc() {
        var seconds = new X5455_ExtendedTimestamp();
        seconds.setModifyTime(new ZipLong(TIME.getEpochSecond()));
        return seconds;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(packed.task())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(PackageFiles::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
