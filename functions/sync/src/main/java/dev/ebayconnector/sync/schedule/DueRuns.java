package dev.ebayconnector.sync.schedule;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.sync.run.start.RunBatch;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes the runs of the schedules that are due. The rows are locked, the runs written and the schedules moved to their
 * next slots in one transaction: however many schedulers work at once, a slot starts one run or none.
 */
public final class DueRuns {

    private final ScheduleStore store;
    private final Resources resources;
    private final TransactionOperations<Connection> transactions;
    private final SlotRules rules;

    public DueRuns(
            ScheduleStore store,
            Resources resources,
            TransactionOperations<Connection> transactions,
            ScheduleSettings settings) {
        this.store = store;
        this.resources = resources;
        this.transactions = transactions;
        this.rules = new SlotRules(settings);
    }

    /**
     * @param due     schedules whose slot had come
     * @param runs    that were written and have to be announced
     * @param leftOut slots, because the last runs brought nothing new
     */
    record Batch(int due, List<UUID> runs, int leftOut, Map<Skip, Integer> skipped) {}

    /** @param limit schedules at most */
    Batch write(int limit, Instant now) {
        var on = resources.scheduled().stream().map(Resource::name).toList();
        if (on.isEmpty()) {
            return new Batch(0, List.of(), 0, Map.of());
        }
        return transactions.executeWrite(status -> {
            try {
                return write(status.getConnection(), store.lockDue(now, on, limit), now);
            } catch (SQLException e) {
                throw new DataAccessException("runs of schedules not written", e);
            }
        });
    }

    private Batch write(Connection connection, List<DueSchedule> due, Instant now) throws SQLException {
        var starts = new LinkedHashMap<DueSchedule, RunBatch.Start>();
        var moves = new ArrayList<SlotMoves.Move>();
        for (var schedule : due) {
            switch (rules.decide(schedule, resources.ofRun(schedule.resource()).orElseThrow(), now)) {
                case Decision.Start start ->
                    starts.put(
                            schedule,
                            new RunBatch.Start(
                                    UUID.randomUUID(),
                                    schedule.accountId(),
                                    schedule.resource(),
                                    RequestId.mint(),
                                    start.slices()));
                case Decision.Skipped skipped -> moves.add(new SlotMoves.Move(schedule, null, skipped.why()));
                case Decision.LeftOut _ -> moves.add(new SlotMoves.Move(schedule, null, null));
            }
        }
        var written = RunBatch.add(connection, List.copyOf(starts.values()), now);
        // One that was not written met a request for the same account and resource at the same moment.
        starts.forEach((schedule, start) -> moves.add(
                written.contains(start.id())
                        ? new SlotMoves.Move(schedule, start.id(), null)
                        : new SlotMoves.Move(schedule, null, Skip.ALREADY_ACTIVE)));
        if (!moves.isEmpty()) {
            SlotMoves.write(connection, moves, now);
        }
        return batch(moves);
    }

    private static Batch batch(List<SlotMoves.Move> moves) {
        var runs = new ArrayList<UUID>();
        var skipped = new EnumMap<Skip, Integer>(Skip.class);
        int leftOut = 0;
        for (var move : moves) {
            if (move.run() != null) {
                runs.add(move.run());
            } else if (move.skip() != null) {
                skipped.merge(move.skip(), 1, Integer::sum);
            } else {
                leftOut++;
            }
        }
        return new Batch(moves.size(), runs, leftOut, skipped);
    }
}
