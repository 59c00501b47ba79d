package dev.ebayconnector.testing;

import java.util.Locale;

/** One line on standard output for each fault: what was done, what it cost, what was promised. */
public final class FaultTable {

    private FaultTable() {}

    public static void row(String fault, double millis, String promise) {
        row(fault, String.format(Locale.ROOT, "%.1f ms", millis), promise);
    }

    public static void row(String fault, String measured, String promise) {
        System.out.printf("fault | %-62s | %12s | %s%n", fault, measured, promise);
    }
}
