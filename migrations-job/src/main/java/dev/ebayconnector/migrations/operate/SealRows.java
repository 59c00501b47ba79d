package dev.ebayconnector.migrations.operate;

import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Progress;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.UnopenablePersonalData;
import dev.ebayconnector.privacy.erasure.ErasedPeople;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Seals the personal data of rows that an earlier release stored, while the functions run; of people who were erased meanwhile
 * only the facts are kept. A batch is one transaction, so
 * the job may be killed anywhere and run again; what was sealed is not looked at twice.
 */
public final class SealRows {

    private static final int BATCH = 200;
    private static final int PROGRESS_EVERY = 50;
    /** Rows that a sync holds are left to the next pass. */
    private static final int MOST_PASSES = 5;

    private static final UUID FIRST = new UUID(0, 0);
    private static final String QUARANTINE = "quarantined_records";
    private static final String DELETE_QUARANTINED = "DELETE FROM quarantined_records WHERE account_id = ? AND id = ?";

    private final Connection connection;
    private final PersonalDataKeys keys;
    private final Clock clock;
    private final Progress progress;

    public SealRows(Connection connection, PersonalDataKeys keys, Clock clock, Progress progress) {
        this.connection = connection;
        this.keys = keys;
        this.clock = clock;
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

    /** Within the lock that erasures wait for: a person's row is sealed before the erasure looks for it, or seen as erased. */
    private Batch batch(PlainTable table, List<Object> after) throws SQLException {
        int rows = 0;
        List<Object> last = null;
        ErasedPeople.enter(connection);
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
        boolean erased = erased(table, row);
        if (erased && table.name().equals(QUARANTINE)) {
            delete(key);
            return;
        }
        var values = new HashMap<>(table.sealed()
                .of(new PlainRow(
                        row,
                        erased ? null : keys.forWriting(connection, account),
                        keys.hasher(connection),
                        row.getString("environment"))));
        if (erased && table.marked()) {
            values.put("erased_at", clock.instant().atOffset(ZoneOffset.UTC));
        }
        update(table, key, values);
    }

    /** A row of a person or seller who was erased, which an instance of the earlier release has written since. */
    private boolean erased(PlainTable table, ResultSet row) throws SQLException {
        if (row.getBoolean("account_erased") || row.getObject("erased_at") != null) {
            return true;
        }
        var records = table.records(row);
        var erased = ErasedPeople.among(connection, keys.hasher(connection), row.getString("environment"), records)
                .without(List.of(row.getString("account_username"), row.getString("account_user_id")));
        return records.stream().anyMatch(erased::in);
    }

    private void delete(List<Object> key) throws SQLException {
        try (var statement = connection.prepareStatement(DELETE_QUARANTINED)) {
            statement.setObject(1, key.getFirst());
            statement.setObject(2, key.getLast());
            statement.executeUpdate();
        }
    }

    private void update(PlainTable table, List<Object> key, Map<String, Object> values) throws SQLException {
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
