package dev.ebayconnector.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory as Linux counts it, in MB. */
final class Memory {

    private Memory() {}

    /** Resident memory of a process now: its heap, code and classes, and what it has read of mapped files. */
    static double ofProcess(long pid) throws IOException {
        return megabytes(Path.of("/proc/" + pid + "/status"), "VmRSS:");
    }

    static double ofMachine() throws IOException {
        return megabytes(Path.of("/proc/meminfo"), "MemTotal:");
    }

    private static double megabytes(Path file, String label) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(label))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow(() -> new IOException(file + " has no line " + label));
    }
}
