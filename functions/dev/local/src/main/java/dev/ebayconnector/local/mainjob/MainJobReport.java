package dev.ebayconnector.local.mainjob;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Prints the result of the main job as tables. */
record MainJobReport(
        String account,
        String environment,
        String expiresAt,
        List<SyncAll.Synced> synced,
        Duration took,
        Map<String, String> requestIds) {

    void print(PrintStream out) {
        out.printf("%n  %-16s %-12s %-28s %8s%n", "account", "environment", "expires_at", "seconds");
        out.printf("  %-16s %-12s %-28s %8.1f%n%n", account, environment, expiresAt, seconds(took));
        out.printf("  %-16s %8s %7s %7s %9s%n", "resource", "rows", "pages", "calls", "seconds");
        for (var each : synced) {
            out.printf(
                    "  %-16s %8d %7d %7d %9.1f%n",
                    each.resource(), each.rows(), each.pages(), each.calls(), seconds(each.took()));
        }
        out.printf("%n  %-28s %s%n", "step", "request id");
        requestIds.forEach((step, requestId) -> out.printf("  %-28s %s%n", step, requestId));
        out.println();
        out.flush();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
