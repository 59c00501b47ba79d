package dev.ebayconnector.local.mainjob;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

/** Prints the result of the main job as a table. */
record MainJobReport(
        String account,
        String environment,
        String expiresAt,
        int orders,
        int pages,
        Duration took,
        Map<String, String> requestIds) {

    void print(PrintStream out) {
        out.printf(
                "%n  %-16s %-12s %-26s %8s %7s %9s%n",
                "account", "environment", "expires_at", "orders", "pages", "seconds");
        out.printf(
                "  %-16s %-12s %-26s %8d %7d %9.1f%n%n",
                account, environment, expiresAt, orders, pages, took.toMillis() / 1000.0);
        out.printf("  %-28s %s%n", "step", "request id");
        requestIds.forEach((step, requestId) -> out.printf("  %-28s %s%n", step, requestId));
        out.println();
        out.flush();
    }
}
