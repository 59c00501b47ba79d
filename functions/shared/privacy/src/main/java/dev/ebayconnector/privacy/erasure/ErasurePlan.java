package dev.ebayconnector.privacy.erasure;

import dev.ebayconnector.privacy.PersonalDataKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The steps that find and erase, and the count of what they left. */
final class ErasurePlan {

    private static final String QUARANTINE = "quarantined_records";
    private static final String THREADS = "threads";
    private static final String CONVERSATIONS = "conversations";

    private final PersonalDataKeys keys;
    private final BuyerRows buyers;
    private final SellerRows sellers;
    private final QuarantineRows quarantine;
    private final ThreadRows threads;
    private final SellerAccounts accounts = new SellerAccounts();
    private final SellerEvents events = new SellerEvents();
    private final int batch;

    ErasurePlan(PersonalDataKeys keys, Clock clock, int batch) {
        this.keys = keys;
        this.buyers = new BuyerRows(keys, clock);
        this.sellers = new SellerRows(clock);
        this.quarantine = new QuarantineRows(keys);
        this.threads = new ThreadRows(clock);
        this.batch = batch;
    }

    /** In their order; the first is where a further pass begins. */
    List<Step> steps(Erasure erasure, Person person) {
        var steps = new ArrayList<Step>();
        erasure.accounts().forEach(account -> steps.addAll(ofAccount(account, person)));
        if (erasure.role().buyer()) {
            steps.add(new Step(THREADS, (connection, cursor) -> threads.eraseOf(connection, person, cursor, batch)));
            for (var table : PersonTable.OF_BUYERS) {
                steps.add(new Step(
                        table.name(), (connection, cursor) -> buyers.erase(connection, table, person, cursor, batch)));
            }
            steps.add(new Step(QUARANTINE, (connection, cursor) -> quarantined(connection, person, cursor)));
        }
        return steps;
    }

    private List<Step> ofAccount(UUID account, Person person) {
        var steps = new ArrayList<Step>();
        steps.add(new Step(name(account, "data_keys"), (connection, _) -> dropKey(connection, account)));
        steps.add(new Step(
                name(account, THREADS),
                (connection, cursor) -> threads.eraseOfAccount(connection, account, person, cursor, batch)));
        for (var table : PersonTable.OF_ACCOUNTS) {
            steps.add(new Step(
                    name(account, table.name()),
                    (connection, cursor) -> sellers.erase(connection, table, account, cursor, batch)));
        }
        steps.add(new Step(name(account, QUARANTINE), (connection, _) -> quarantineOf(connection, account)));
        steps.add(new Step(
                name(account, "event_log"), (connection, cursor) -> scrub(connection, account, person, cursor)));
        return steps;
    }

    private static String name(UUID account, String table) {
        return account + "/" + table;
    }

    private Batch dropKey(Connection connection, UUID account) throws SQLException {
        return Batch.done(new Counts().add("data_keys", keys.drop(connection, account) ? 1 : 0));
    }

    private Batch quarantined(Connection connection, Person person, List<String> cursor) throws SQLException {
        var page = quarantine.of(connection, person, cursor.isEmpty() ? "" : cursor.getFirst(), batch);
        var counts = new Counts().add(QUARANTINE, quarantine.delete(connection, page.of()));
        return page.last().isEmpty() ? Batch.done(counts) : new Batch(List.of(page.last()), counts);
    }

    private Batch quarantineOf(Connection connection, UUID account) throws SQLException {
        long deleted = quarantine.deleteOfAccount(connection, account, batch);
        var counts = new Counts().add(QUARANTINE, deleted);
        return deleted < batch ? Batch.done(counts) : new Batch(List.of(), counts);
    }

    private Batch scrub(Connection connection, UUID account, Person person, List<String> cursor) throws SQLException {
        var page = events.scrub(connection, account, person.names(), cursor, batch);
        var counts = new Counts().add("event_log", page.changed());
        return page.last().isEmpty() ? Batch.done(counts) : new Batch(page.last(), counts);
    }

    /** How many rows still are the person's, by table; all 0 when the steps are done. */
    Counts left(Connection connection, Erasure erasure, Person person) throws SQLException {
        var left = new Counts();
        for (var account : erasure.accounts()) {
            leftOf(connection, account, left);
            left.add(CONVERSATIONS, threads.leftOfAccount(connection, account));
        }
        if (erasure.role().buyer()) {
            for (var table : PersonTable.OF_BUYERS) {
                left.add(table.name(), buyers.count(connection, table, person, batch));
            }
            left.add(CONVERSATIONS, threads.left(connection, person, batch));
            left.add(QUARANTINE, quarantined(connection, person));
        }
        return left;
    }

    /** How many rows an erasure of this account would change. */
    void leftOf(Connection connection, UUID account, Counts left) throws SQLException {
        accounts.left(connection, account, left);
        for (var table : PersonTable.OF_ACCOUNTS) {
            left.add(table.name(), sellers.left(connection, table, account));
        }
        left.add(QUARANTINE, quarantine.leftOfAccount(connection, account));
    }

    private long quarantined(Connection connection, Person person) throws SQLException {
        long count = 0;
        var after = "";
        do {
            var page = quarantine.of(connection, person, after, batch);
            count += page.of().size();
            after = page.last();
        } while (!after.isEmpty());
        return count;
    }
}
