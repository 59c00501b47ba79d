package dev.ebayconnector.privacy.erasure;

import dev.ebayconnector.privacy.PersonHash;
import dev.ebayconnector.privacy.PersonalDataKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Says how many rows an erasure would change, by table. Changes nothing and stores nothing about the person. */
public final class ErasurePreview {

    private static final int BATCH = 500;

    private final Database database;
    private final PersonalDataKeys keys;
    private final BuyerRows buyers;
    private final QuarantineRows quarantine;
    private final ErasurePlan plan;
    private final SellerAccounts sellers = new SellerAccounts();

    public ErasurePreview(Database database, PersonalDataKeys keys, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.buyers = new BuyerRows(keys, clock);
        this.quarantine = new QuarantineRows(keys);
        this.plan = new ErasurePlan(keys, clock, BATCH);
    }

    /** Rows by table; tables without any are left out. */
    public Map<String, Long> of(ErasureRequest request) throws SQLException {
        var counts = new Counts();
        database.inTransaction(connection -> {
            if (request.role().seller() && request.accountId() != null) {
                for (var seller : sellers.byId(connection, request.accountId(), request.environment())) {
                    plan.leftOf(connection, seller.id(), counts);
                }
            }
            return null;
        });
        if (request.role().buyer()) {
            buyer(request, counts);
        }
        counts.byTable().values().removeIf(rows -> rows == 0);
        return counts.byTable();
    }

    private void buyer(ErasureRequest request, Counts counts) throws SQLException {
        for (var table : PersonTable.OF_BUYERS) {
            counts.add(
                    table.name(),
                    database.inTransaction(
                            connection -> buyers.count(connection, table, person(connection, request), BATCH)));
        }
        var after = "";
        do {
            var from = after;
            var page = database.inTransaction(
                    connection -> quarantine.of(connection, person(connection, request), from, BATCH));
            counts.add("quarantined_records", page.of().size());
            after = page.last();
        } while (!after.isEmpty());
    }

    private Person person(Connection connection, ErasureRequest request) throws SQLException {
        var hasher = keys.hasher(connection);
        var hashes = new LinkedHashSet<PersonHash>();
        for (var identifier : request.subject().identifiers()) {
            hasher.hash(request.environment(), identifier).ifPresent(hashes::add);
        }
        var person = new Person(
                request.environment(),
                hasher,
                hashes,
                hasher.hash(request.environment(), request.subject().userId()).orElse(null),
                Person.names(request.subject()),
                Set.of());
        return request.role() == ErasureRole.BUYER ? sellers.apart(connection, person) : person;
    }
}
