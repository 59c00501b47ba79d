package dev.ebayconnector.alerts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A row of {@code alert_receivers}.
 *
 * @param types          codes of {@link AlertType}; empty for all
 * @param url            sealed, as are the secrets
 * @param oldSecret      null if none was replaced
 * @param oldSecretUntil the old secret signs as well until then
 * @param pausedWhy      {@code admin} or {@code gone}; null if it is not paused
 * @param failures       in a row
 * @param notBefore      the worker leaves it alone until then; null if it need not
 * @param deliveredAt    when it took an alert last; null if never
 */
record Receiver(
        UUID id,
        String name,
        String format,
        String host,
        byte[] url,
        byte[] secret,
        byte[] oldSecret,
        Instant oldSecretUntil,
        List<String> types,
        String state,
        String pausedWhy,
        Instant createdAt,
        int failures,
        Instant notBefore,
        Instant deliveredAt) {

    static final String ACTIVE = "ACTIVE";
    static final String PAUSED = "PAUSED";
    static final String JSON = "json";
    static final String SLACK = "slack";

    static Receiver of(ResultSet row) throws SQLException {
        return new Receiver(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("format"),
                row.getString("host"),
                row.getBytes("url"),
                row.getBytes("secret"),
                row.getBytes("old_secret"),
                AlertDatabase.moment(row, "old_secret_until"),
                types(row.getString("types")),
                row.getString("state"),
                row.getString("paused_why"),
                AlertDatabase.moment(row, "created_at"),
                row.getInt("failures"),
                AlertDatabase.moment(row, "not_before"),
                AlertDatabase.moment(row, "delivered_at"));
    }

    private static List<String> types(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }

    boolean wants(AlertType type) {
        return types.isEmpty() || types.contains(type.code());
    }

    boolean isReady(Instant now) {
        return state.equals(ACTIVE) && (notBefore == null || !notBefore.isAfter(now));
    }

    @Override
    public String toString() {
        return "Receiver[" + id + ", " + host + "]";
    }
}
