package dev.ebayconnector.privacy.erasure;

import dev.ebayconnector.privacy.PersonHash;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.erasure.ErasureResult.Failed;
import dev.ebayconnector.privacy.erasure.ErasureResult.Unfinished;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Runs an erasure step by step. Each step works in batches, and each batch is one short transaction together with the
 * place it reached, so a run that was killed anywhere is continued by the next one, as soon as its lease has ended. The
 * receipt is written once, with the count of what is left.
 *
 * <p>First the tombstones are committed and the seller's account is closed; then it waits for the transactions that may
 * not have seen that ({@link ErasedPeople}); then it erases.
 */
public final class ErasureEngine {

    static final String MARK = "mark";
    static final String BARRIER = "barrier";
    static final String PROOF = "proof";

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final int WAITS = 10;
    private static final int BATCH = 200;
    private static final int PASSES = 3;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Database database;
    private final PersonalDataKeys keys;
    private final Clock clock;
    private final ErasureStore store;
    private final ErasurePlan plan;
    private final SellerAccounts sellers = new SellerAccounts();

    public ErasureEngine(Database database, PersonalDataKeys keys, Clock clock) {
        this(database, keys, clock, BATCH, LEASE);
    }

    /** @param batch rows in a transaction */
    public ErasureEngine(Database database, PersonalDataKeys keys, Clock clock, int batch, Duration lease) {
        this.database = new PatientDatabase(database);
        this.keys = keys;
        this.clock = clock;
        this.store = new ErasureStore(keys, lease);
        this.plan = new ErasurePlan(keys, clock, batch);
    }

    /** Works on an erasure until it is done or the deadline comes. */
    public ErasureResult run(UUID id, Instant deadline) throws SQLException {
        var owner = UUID.randomUUID().toString();
        var claimed = database.inTransaction(connection -> store.claim(connection, id, owner, clock.instant()));
        if (claimed.isEmpty()) {
            return database.inTransaction(connection -> store.find(connection, id, false));
        }
        try {
            return work(claimed.get(), owner, deadline);
        } catch (ErasureStore.LeaseLost e) {
            return database.inTransaction(connection -> store.find(connection, id, false));
        } catch (BuyerRows.NotSealed e) {
            return fail(claimed.get(), owner, "rows of an earlier release are not sealed: run migrations-job seal");
        } catch (SQLException | RuntimeException e) {
            release(id, owner);
            throw e;
        }
    }

    /** All erasures that are done, the oldest first. */
    public List<UUID> finished() throws SQLException {
        return database.inTransaction(store::finished);
    }

    /**
     * Does a finished erasure again, by its hashes: after a backup was restored that still holds the person. Its receipt then
     * counts what both erased.
     */
    public ErasureResult replay(UUID id, Instant deadline) throws SQLException {
        database.inTransaction(connection -> {
            store.reopen(connection, id);
            return null;
        });
        return run(id, deadline);
    }

    /** The next run need not wait for the lease to end; if this fails, it does. */
    private void release(UUID id, String owner) {
        try {
            database.inTransaction(connection -> {
                store.release(connection, id, owner);
                return null;
            });
        } catch (SQLException | RuntimeException e) {
            // The failure that led here is the one to be told; the lease ends by itself.
        }
    }

    private ErasureResult work(Erasure claimed, String owner, Instant deadline) throws SQLException {
        var erasure = claimed;
        while (clock.instant().isBefore(deadline)) {
            var before = erasure;
            var step = erasure.step() == null ? MARK : erasure.step();
            switch (step) {
                case MARK -> erasure = database.inTransaction(connection -> mark(connection, before, owner));
                case BARRIER -> {
                    if (!passed(before, owner, deadline)) {
                        return unfinished(before, owner);
                    }
                    erasure = before.at(firstStep(before), List.of(), before.counts());
                }
                case PROOF -> {
                    var result = database.inTransaction(connection -> prove(connection, before, owner));
                    if (result.isPresent()) {
                        return result.get();
                    }
                    if (before.pass() >= PASSES) {
                        return fail(before, owner, "rows of the person were left after " + PASSES + " passes");
                    }
                    erasure = before.again(firstStep(before));
                }
                default -> erasure = database.inTransaction(connection -> batch(connection, before, owner));
            }
        }
        return unfinished(erasure, owner);
    }

    private ErasureResult unfinished(Erasure erasure, String owner) {
        release(erasure.id(), owner);
        return new Unfinished(erasure.id(), erasure.step() == null ? MARK : erasure.step());
    }

    private ErasureResult fail(Erasure erasure, String owner, String reason) throws SQLException {
        return database.inTransaction(connection -> {
            var failure = store.fail(connection, erasure, reason, owner, clock.instant());
            ErasureEvents.failed(connection, erasure, reason, failure, clock.instant());
            return new Failed(erasure.id(), reason, failure.retryAt());
        });
    }

    /** From here on no sync stores the person. */
    private Erasure mark(Connection connection, Erasure erasure, String owner) throws SQLException {
        var counts = new Counts().addAll(erasure.counts());
        var person = person(connection, erasure);
        if (erasure.role().buyer()) {
            ErasedPeople.put(connection, person, erasure.id(), clock.instant());
        }
        var found = erasure.role().seller() ? sellers(connection, erasure, person) : List.<SellerAccounts.Seller>of();
        for (var seller : found) {
            counts.add("accounts", 1).add("tokens", sellers.mark(connection, seller.id(), clock.instant()));
        }
        var known = known(connection, erasure, found).at(BARRIER, List.of(), counts.byTable());
        store.know(connection, known);
        store.move(connection, known, owner);
        return known;
    }

    private List<SellerAccounts.Seller> sellers(Connection connection, Erasure erasure, Person person)
            throws SQLException {
        return erasure.role() == ErasureRole.SELLER
                ? sellers.byId(connection, erasure.accountId(), erasure.environment())
                : sellers.of(connection, person);
    }

    /** An account that was erased before is erased again as a whole: its events may have come later. */
    private Erasure known(Connection connection, Erasure erasure, List<SellerAccounts.Seller> found)
            throws SQLException {
        var hashes = new LinkedHashSet<PersonHash>(erasure.hashes());
        var hasher = keys.hasher(connection);
        found.forEach(seller -> hashes.addAll(SellerAccounts.hashes(seller, hasher, erasure.environment())));
        var names = found.stream()
                .flatMap(seller -> Stream.of(seller.username(), seller.userId()))
                .toList();
        var subject = erasure.subject();
        if (!found.isEmpty()) {
            subject = subject == null
                    ? new Subject(found.getFirst().username(), found.getFirst().userId(), null).with(names)
                    : subject.with(names);
        }
        var ids = Stream.concat(
                        found.stream().map(SellerAccounts.Seller::id),
                        erasure.role().seller() ? Optional.ofNullable(erasure.accountId()).stream() : Stream.empty())
                .distinct()
                .toList();
        // A buyer's hashes stay what was asked for: an account's former names are not this person as a buyer.
        return erasure.known(subject, erasure.role().buyer() ? erasure.hashes() : hashes, ids);
    }

    private Person person(Connection connection, Erasure erasure) throws SQLException {
        var person = new Person(
                erasure.environment(),
                keys.hasher(connection),
                erasure.hashes(),
                erasure.userId(),
                erasure.subject() == null ? List.of() : Person.names(erasure.subject()),
                Set.of());
        return erasure.role() == ErasureRole.BUYER ? sellers.apart(connection, person) : person;
    }

    /** Whether all transactions that may not have seen the tombstones have ended. */
    private boolean passed(Erasure erasure, String owner, Instant deadline) throws SQLException {
        for (int wait = 0; wait < WAITS && clock.instant().isBefore(deadline); wait++) {
            try {
                return database.inTransaction(connection -> {
                    ErasedPeople.awaitOthers(connection, LONGEST_WAIT);
                    store.move(connection, erasure.at(firstStep(erasure), List.of(), erasure.counts()), owner);
                    return true;
                });
            } catch (SQLException e) {
                if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
        return false;
    }

    private String firstStep(Erasure erasure) {
        // No step looks at the person before it runs.
        return plan.steps(erasure, null).stream().map(Step::name).findFirst().orElse(PROOF);
    }

    private Erasure batch(Connection connection, Erasure erasure, String owner) throws SQLException {
        var steps = plan.steps(erasure, person(connection, erasure));
        var names = steps.stream().map(Step::name).toList();
        int at = names.indexOf(erasure.step());
        var batch = steps.get(at).work().on(connection, erasure.cursor());
        var counts = new Counts().addAll(erasure.counts()).addAll(batch.counts().byTable());
        var next = batch.cursor() != null
                ? erasure.at(erasure.step(), batch.cursor(), counts.byTable())
                : erasure.at(at + 1 < names.size() ? names.get(at + 1) : PROOF, List.of(), counts.byTable());
        store.move(connection, next, owner);
        return next;
    }

    /** The receipt, if nothing is left. */
    private Optional<ErasureResult> prove(Connection connection, Erasure erasure, String owner) throws SQLException {
        var left = plan.left(connection, erasure, person(connection, erasure));
        if (left.sum() > 0) {
            store.move(connection, erasure.again(firstStep(erasure)), owner);
            return Optional.empty();
        }
        store.finish(connection, erasure, left.byTable(), owner, clock.instant());
        if (new Counts().addAll(erasure.counts()).sum() > 0) {
            ErasureEvents.done(connection, erasure, clock.instant());
        }
        return Optional.of(store.find(connection, erasure.id(), true));
    }
}
