package dev.ebayconnector.migrations.operate;

import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.TokenRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;

/** The token list of the API, for the command line. */
public final class ListTokens {

    private static final String UNDEFINED_TABLE = "42P01";

    private final Connection connection;

    public ListTokens(Connection connection) {
        this.connection = connection;
    }

    /** @param environment {@code production} or {@code sandbox}, or null for both */
    public Outcome list(String environment, int limit, Instant now) throws SQLException {
        var sql = """
            SELECT a.username, a.id, a.environment, a.status, t.access_expires_at, t.refresh_expires_at, t.last_refreshed_at,
                   t.last_refresh_error, t.access_fingerprint, t.refresh_fingerprint, t.scopes
            FROM tokens t JOIN accounts a ON a.id = t.account_id
            WHERE CAST(? AS text) IS NULL OR a.environment = ?
            ORDER BY t.updated_at DESC, t.id DESC
            LIMIT ?\
            """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, environment);
            statement.setString(2, environment);
            statement.setInt(3, limit);
            try (ResultSet row = statement.executeQuery()) {
                var rows = new ArrayList<TokenRow>();
                while (row.next()) {
                    rows.add(new TokenRow(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            instant(row, 5),
                            instant(row, 6),
                            instant(row, 7),
                            row.getString(8),
                            row.getString(9),
                            row.getString(10),
                            row.getString(11)));
                }
                return new Outcome.TokensListed(rows, now);
            }
        } catch (SQLException failed) {
            if (UNDEFINED_TABLE.equals(failed.getSQLState())) {
                return new Outcome.Failed("the table tokens does not exist yet: run migrate first");
            }
            throw failed;
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
