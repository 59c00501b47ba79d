package dev.ebayconnector.sync.run.start;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.sync.run.resource.JsonRows;
import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.resource.SliceKeys;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Writes runs of schedules with their windows, in two statements however many they are. They are not announced yet, see
 * {@link RunAnnouncer}.
 */
public final class RunBatch {

    private static final String ADD_RUNS = """
        INSERT INTO sync_runs (id, account_id, resource, state, request_id, created_at, trigger, resumable)
        SELECT id, account_id, resource, 'QUEUED', request_id, created_at, 'schedule', true
        FROM jsonb_to_recordset(CAST(? AS jsonb))
             AS run (id uuid, account_id uuid, resource text, request_id text, created_at timestamptz)
        ON CONFLICT DO NOTHING
        RETURNING id
        """;

    private static final String ADD_WINDOWS = """
        INSERT INTO sync_windows (run_id, ordinal, list, starts_at, ends_at, keys)
        SELECT run_id, ordinal, list, starts_at, ends_at, keys
        FROM jsonb_to_recordset(CAST(? AS jsonb))
             AS slice (run_id uuid, ordinal integer, list text, starts_at timestamptz, ends_at timestamptz, keys jsonb)
        """;

    /** @param slices what the run reads; at least one */
    public record Start(UUID id, UUID accountId, String resource, RequestId requestId, List<Slice> slices) {}

    private record Window(UUID run, int ordinal, Slice slice) {}

    private RunBatch() {}

    /** Returns those that were written: the others met a run of their account and resource that has not ended. */
    public static Set<UUID> add(Connection connection, List<Start> starts, Instant now) throws SQLException {
        if (starts.isEmpty()) {
            return Set.of();
        }
        var added = new HashSet<UUID>();
        try (var statement = connection.prepareStatement(ADD_RUNS)) {
            statement.setString(1, JsonRows.of(starts, (row, start) -> run(row, start, now)));
            try (var ids = statement.executeQuery()) {
                while (ids.next()) {
                    added.add(ids.getObject(1, UUID.class));
                }
            }
        }
        addWindows(
                connection,
                starts.stream().filter(start -> added.contains(start.id())).toList());
        return added;
    }

    private static void addWindows(Connection connection, List<Start> starts) throws SQLException {
        var windows = new ArrayList<Window>();
        for (var start : starts) {
            for (int i = 0; i < start.slices().size(); i++) {
                windows.add(new Window(start.id(), i, start.slices().get(i)));
            }
        }
        if (windows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(ADD_WINDOWS)) {
            statement.setString(1, JsonRows.of(windows, RunBatch::window));
            statement.executeUpdate();
        }
    }

    private static void run(JsonRows row, Start start, Instant now) throws IOException {
        row.text("id", start.id().toString())
                .text("account_id", start.accountId().toString())
                .text("resource", start.resource())
                .text("request_id", start.requestId().value())
                .moment("created_at", now);
    }

    private static void window(JsonRows row, Window window) throws IOException {
        row.text("run_id", window.run().toString())
                .integer("ordinal", window.ordinal())
                .text("list", window.slice().list());
        switch (window.slice()) {
            case Slice.Period period -> row.moment("starts_at", period.from()).moment("ends_at", period.to());
            case Slice.WholeList _ -> {}
            case Slice.Keys keys -> row.json("keys", SliceKeys.write(keys.keys()));
        }
    }
}
