package dev.ebayconnector.migrations;

import dev.ebayconnector.migrations.report.TokenRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Token rows for people and for programs. */
final class TokenTable {

    private static final String ROW = "%-20s %-10s %-15s %-20s %7s %-20s %4s %-20s %-8s %-8s %s";

    private TokenTable() {}

    static String text(List<TokenRow> rows, Instant now) {
        if (rows.isEmpty()) {
            return "no seller is connected";
        }
        var head = ROW.formatted(
                "ACCOUNT",
                "WHERE",
                "STATUS",
                "ACCESS EXPIRES",
                "TTL S",
                "REFRESH EXPIRES",
                "DAYS",
                "LAST REFRESHED",
                "ACCESS",
                "REFRESH",
                "LAST ERROR");
        return rows.stream().map(row -> line(row, now)).collect(Collectors.joining("\n", head + "\n", ""));
    }

    static List<Map<String, Object>> json(List<TokenRow> rows, Instant now) {
        return rows.stream()
                .map(row -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("account_id", row.accountId());
                    json.put("account", row.account());
                    json.put("environment", row.environment());
                    json.put("status", row.status());
                    json.put("expires_at", text(row.expiresAt()));
                    json.put("access_ttl_seconds", seconds(row, now));
                    json.put("refresh_expires_at", text(row.refreshExpiresAt()));
                    json.put("refresh_ttl_days", days(row, now));
                    json.put("last_refreshed_at", text(row.lastRefreshedAt()));
                    json.put("last_refresh_error", row.lastRefreshError());
                    json.put("access_fingerprint", row.accessFingerprint());
                    json.put("refresh_fingerprint", row.refreshFingerprint());
                    json.put("scopes", List.of(row.scopes().split(" ")));
                    return json;
                })
                .toList();
    }

    private static String line(TokenRow row, Instant now) {
        return ROW.formatted(
                        row.account(),
                        row.environment(),
                        row.status(),
                        shown(row.expiresAt()),
                        seconds(row, now),
                        shown(row.refreshExpiresAt()),
                        orDash(days(row, now)),
                        shown(row.lastRefreshedAt()),
                        orDash(row.accessFingerprint()),
                        orDash(row.refreshFingerprint()),
                        orDash(row.lastRefreshError()))
                .stripTrailing();
    }

    private static long seconds(TokenRow row, Instant now) {
        return Math.max(0, Duration.between(now, row.expiresAt()).toSeconds());
    }

    private static Long days(TokenRow row, Instant now) {
        return row.refreshExpiresAt() == null
                ? null
                : Math.max(0, Duration.between(now, row.refreshExpiresAt()).toDays());
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }

    private static Object shown(Instant time) {
        return orDash(time == null ? null : time.truncatedTo(ChronoUnit.SECONDS));
    }

    private static Object orDash(Object value) {
        return value == null ? "-" : value;
    }
}
