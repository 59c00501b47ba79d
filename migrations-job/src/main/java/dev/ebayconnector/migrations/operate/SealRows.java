package dev.ebayconnector.migrations.operate;

import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.UnopenablePersonalData;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Seals the personal data of rows that an earlier release stored, while the functions run. A batch is one transaction, so
 * the job may be killed anywhere and run again; what was sealed is not looked at twice.
 */
public final class SealRows {

    private static final int BATCH = 200;
    private static final int PROGRESS_EVERY = 50;
    /** Rows that a sync holds are left to the next pass. */
    private static final int MOST_PASSES = 5;

    private static final UUID FIRST = new UUID(0, 0);

    private final Connection connection;
    private final PersonalDataKeys keys;
    private final Progress progress;

    public SealRows(Connection connection, PersonalDataKeys keys, Progress progress) {
        this.connection = connection;
        this.keys = keys;
        this.progress = progress;
    }

    /** @param dryRun counts and changes nothing */
    public Outcome run(boolean dryRun) throws SQLException {
        try {
            return dryRun ? new Outcome.Sealed(counted(), true) : seal();
        } catch (UnopenablePersonalData e) {
            return new Outcome.Failed(e.getMessage() + ": give the job the keyset that the functions have");
        }
    }

    private Map<String, Long> counted() throws SQLException {
        var counts = new LinkedHashMap<String, Long>();
        for (var table : PlainTables.ALL) {
            progress.stage("counting rows of " + table.name());
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(table.count())) {
                row.next();
                counts.put(table.name(), row.getLong(1));
            }
        }
        return counts;
    }

    private Outcome seal() throws SQLException {
        var sealed = new LinkedHashMap<String, Long>();
        connection.setAutoCommit(false);
        try {
            for (int pass = 1; pass <= MOST_PASSES; pass++) {
                new ThreadIds(connection, keys, progress).rename();
                for (var table : PlainTables.ALL) {
                    sealed.merge(table.name(), seal(table), Long::sum);
                }
                if (counted().values().stream().allMatch(rows -> rows == 0)) {
                    return new Outcome.Sealed(sealed, false);
                }
                connection.commit();
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        return new Outcome.Failed(
                "rows are still written unsealed: end the instances of the earlier release first, then"
                        + " run seal again");
    }

    private long seal(PlainTable table) throws SQLException {
        progress.stage("sealing rows of " + table.name());
        long rows = 0;
        List<Object> after = first(table);
        for (int batches = 1; ; batches++) {
            var batch = batch(table, after);
            connection.commit();
            rows += batch.rows();
            if (batch.last() == null) {
                return rows;
            }
            after = batch.last();
            if (batches % PROGRESS_EVERY == 0) {
                progress.line(table.name() + ": " + rows + " rows sealed so far");
            }
        }
    }

    /** Before every key. */
    private static List<Object> first(PlainTable table) {
        var key = new ArrayList<Object>();
        for (var column : table.key()) {
            key.add(column.equals("account_id") ? FIRST : column.equals("id") ? (Object) 0L : "");
        }
        return key;
    }

    /** @param last the key of the last row; null if there was none */
    private record Batch(int rows, List<Object> last) {}

    private Batch batch(PlainTable table, List<Object> after) throws SQLException {
        int rows = 0;
        List<Object> last = null;
        try (var statement = connection.prepareStatement(table.select())) {
            int parameter = 1;
            for (var value : after) {
                statement.setObject(parameter++, value);
            }
            statement.setInt(parameter, BATCH);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    last = key(table, row);
                    seal(table, row, last);
                    rows++;
                }
            }
        }
        return new Batch(rows, last);
    }

    private static List<Object> key(PlainTable table, ResultSet row) throws SQLException {
        var key = new ArrayList<Object>();
        for (var column : table.key()) {
            key.add(row.getObject(column));
        }
        return key;
    }

    private void seal(PlainTable table, ResultSet row, List<Object> key) throws SQLException {
        var account = row.getObject("account_id", UUID.class);
        var values = table.sealed()
                .of(new PlainRow(
                        row,
                        keys.forWriting(connection, account),
                        keys.hasher(connection),
                        row.getString("environment")));
        var columns = List.copyOf(values.keySet());
        try (var statement = connection.prepareStatement(table.update(columns))) {
            int parameter = 1;
            for (var column : columns) {
                bind(statement, parameter++, values.get(column));
            }
            for (var value : key) {
                statement.setObject(parameter++, value);
            }
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int parameter, Object value) throws SQLException {
        if (value instanceof byte[] bytes) {
            statement.setBytes(parameter, bytes);
        } else {
            statement.setObject(parameter, value);
        }
    }
}
