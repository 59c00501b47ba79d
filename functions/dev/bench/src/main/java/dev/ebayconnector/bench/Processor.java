package dev.ebayconnector.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time of a process, all its threads together, in the program and in the kernel. */
final class Processor {

    /** In {@code /proc/…/stat}, behind the name: the time in the program, and the next is that in the kernel. */
    private static final int IN_PROGRAM = 11;

    /** Linux shows hundredths of a second to programs, whatever it counts itself (proc(5), USER_HZ). */
    private static final double MILLIS_PER_TICK = 10;

    private Processor() {}

    static double millis(long pid) throws IOException {
        var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return (Double.parseDouble(fields[IN_PROGRAM]) + Double.parseDouble(fields[IN_PROGRAM + 1])) * MILLIS_PER_TICK;
    }
}
