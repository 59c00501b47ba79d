package dev.ebayconnector.sync.proof;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.sync.run.start.RunAnnouncer;
import dev.ebayconnector.sync.run.start.RunBatch;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Checks days again when the run that read them again has ended. What waits stands in the database, so that a scheduler
 * that dies, or two at once, do no harm: at most one proof of an account and resource is under way.
 */
public final class ProofsAfterRepair {

    private final ProofStore store;
    private final Resources resources;
    private final TransactionOperations<Connection> transactions;
    private final RunAnnouncer announcer;
    private final Clock clock;

    public ProofsAfterRepair(
            ProofStore store,
            Resources resources,
            TransactionOperations<Connection> transactions,
            RunAnnouncer announcer,
            Clock clock) {
        this.store = store;
        this.resources = resources;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    private record Owner(UUID accountId, String resource) {}

    /** A proof that could not be put on the queue is found by the next look for missed runs. */
    public void start() {
        Map<Owner, List<LocalDate>> days = store.repaired().stream()
                .collect(Collectors.groupingBy(
                        day -> new Owner(day.accountId(), day.resource()),
                        LinkedHashMap::new,
                        Collectors.mapping(RepairedDay::day, Collectors.toList())));
        var starts = new ArrayList<RunBatch.Start>();
        days.forEach((owner, repaired) -> starts.addAll(start(owner, repaired)));
        if (!starts.isEmpty()) {
            announcer.announce(write(starts));
        }
    }

    /** None if the resource is not provable any more. */
    private List<RunBatch.Start> start(Owner owner, List<LocalDate> days) {
        return resources.ofRun(ProofResource.name(owner.resource())).stream()
                .filter(ProofResource.class::isInstance)
                .map(ProofResource.class::cast)
                .map(proof -> new RunBatch.Start(
                        UUID.randomUUID(), owner.accountId(), proof.name(), RequestId.mint(), proof.checks(days)))
                .toList();
    }

    private List<UUID> write(List<RunBatch.Start> starts) {
        return transactions.executeWrite(status -> {
            try {
                return List.copyOf(RunBatch.add(status.getConnection(), starts, clock.instant()));
            } catch (SQLException e) {
                throw new DataAccessException("proofs not written", e);
            }
        });
    }
}
