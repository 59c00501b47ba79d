package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.privacy.erasure.Database;
import dev.ebayconnector.privacy.erasure.ErasedPeople;
import dev.ebayconnector.privacy.erasure.ErasureRequest;
import dev.ebayconnector.privacy.erasure.ErasureResult;
import dev.ebayconnector.privacy.erasure.Subject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** An erasure that is killed anywhere is finished by the next run, and no sync writes the person back. */
@ExtendWith(RunningSync.class)
@Timeout(120)
final class ErasureRaceTest {

    private static final int MOST_COMMITS = 200;

    private final SyncSystem system;
    private ErasureScene scene;

    ErasureRaceTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeEach
    void start() throws Exception {
        scene = new ErasureScene(system);
    }

    @AfterEach
    void end() throws Exception {
        scene.close();
    }

    /** As {@code kill -9}: no handler of the engine runs, and its lease stays. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Dies at one of its transactions, before or behind its commit. */
    private static final class DyingDatabase implements Database {
        private final Database database;
        private final boolean committed;
        private int transactions;

        DyingDatabase(Database database, int transactions, boolean committed) {
            this.database = database;
            this.transactions = transactions;
            this.committed = committed;
        }

        @Override
        public <T> T inTransaction(Work<T> work) throws SQLException {
            if (--transactions > 0) {
                return database.inTransaction(work);
            }
            if (committed) {
                database.inTransaction(work);
            }
            throw new Killed();
        }
    }

    @Test
    void anErasureThatIsKilledAtEachOfItsTransactionsIsFinishedOnce() throws Exception {
        var account = system.connect();
        scene.syncAll(account);
        var userId = system.sql.text("SELECT ebay_user_id FROM accounts WHERE id = ?", account);
        plainQuarantine(account);
        var id = scene.request(ErasureRequest.ofNotice("n", "production", new Subject("seller-a", userId, null)));
        int deaths = 0;
        for (int commits = 1; commits < MOST_COMMITS; commits++) {
            boolean committed = commits % 2 == 0;
            int at = 2 + commits % 4;
            try {
                var result = scene.run(id, database -> new DyingDatabase(database, at, committed));
                if (result instanceof ErasureResult.Done) {
                    break;
                }
            } catch (Killed expected) {
                deaths++;
            }
            awaitLease();
            if (state().equals("DONE")) {
                break;
            }
        }

        assertThat(scene.run(id)).isInstanceOf(ErasureResult.Done.class);
        assertThat(deaths).isGreaterThan(20);
        assertThat(system.sql.number("SELECT count(*) FROM erasures")).isOne();
        assertThat(system.sql.number("SELECT count(*) FROM event_log WHERE event = 'erasure.done'"))
                .isOne();
        assertThat(system.sql.text("SELECT (proof -> 'left')::text FROM erasures"))
                .doesNotContainPattern("[1-9]");
        assertThat(system.sql.number("SELECT (counts ->> 'orders')::bigint FROM erasures"))
                .as("each row is counted once")
                .isEqualTo(system.sql.number("SELECT count(*) FROM orders"));
        for (var table : ErasureScene.RESOURCES) {
            assertThat(system.sql.number("SELECT count(*) FROM " + table + " WHERE personal IS NOT NULL"))
                    .as(table)
                    .isZero();
        }
        assertThat(system.sql.number("SELECT count(*) FROM quarantined_records"))
                .isZero();
    }

    @Test
    void whatASyncWroteBeforeItSawTheTombstoneIsErased() throws Exception {
        var account = system.connect();
        system.runToEnd("{}");
        var order = scene.orders().firstEntry();
        var buyer = order.getValue().path("buyer").path("username").asText();
        var id = scene.request(ErasureScene.buyer(buyer));
        // Before the erasure runs beside, which has the scene's connection then.
        var hash = scene.hash("production", buyer);
        try (var page = DriverManager.getConnection(system.database.url())) {
            page.setAutoCommit(false);
            ErasedPeople.enter(page);
            var erasure = CompletableFuture.supplyAsync(() -> {
                try {
                    return scene.run(id);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            system.database.await("EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)");
            assertThat(system.sql.number("SELECT count(*) FROM erased_people")).isOne();
            try (var statement = page.prepareStatement("UPDATE orders SET buyer_hash = ?, personal = '\\x01',"
                    + " run_id = ? WHERE account_id = ? AND order_id = ?")) {
                statement.setBytes(1, hash);
                statement.setObject(2, UUID.randomUUID());
                statement.setObject(3, account);
                statement.setString(4, order.getKey());
                assertThat(statement.executeUpdate()).isOne();
            }
            page.commit();

            assertThat(erasure.get()).isInstanceOf(ErasureResult.Done.class);
        }
        assertThat(system.sql.number("SELECT count(*) FROM orders WHERE buyer_hash = ?", (Object) hash))
                .isZero();
    }

    @Test
    void aSyncThatRunsBesideAnErasureStoresNoneOfThePerson() throws Exception {
        system.connect();
        system.runToEnd("{}");
        var buyer = scene.orders()
                .firstEntry()
                .getValue()
                .path("buyer")
                .path("username")
                .asText();
        system.sql.run("DELETE FROM orders");
        system.sql.run("DELETE FROM sync_checkpoints");
        system.ebay.forgetCalls();
        var erased = system.atPage(4, () -> scene.run(scene.request(ErasureScene.buyer(buyer))));

        system.runToEnd("{}");

        assertThat(erased.get()).isInstanceOf(ErasureResult.Done.class);
        assertThat(system.sql.number("SELECT count(*) FROM orders")).isEqualTo(SyncSystem.ORDERS);
        assertThat(scene.orders().values())
                .noneMatch(
                        order -> order.path("buyer").path("username").asText().equals(buyer));
    }

    @Test
    void aRunOfASellerWhoIsErasedStoresNothingMore() throws Exception {
        var account = system.connect();
        var erased = system.atPage(
                4,
                () -> scene.run(scene.request(ErasureRequest.ofAccount(
                        ErasureRequest.Source.ADMIN, UUID.randomUUID().toString(), "production", account))));

        var run = system.runToEnd("{}");

        assertThat(erased.get()).isInstanceOf(ErasureResult.Done.class);
        assertThat(run.path("state").asText()).isEqualTo("STOPPED");
        assertThat(system.sql.number("SELECT count(*) FROM orders WHERE personal IS NOT NULL"))
                .isZero();
        assertThat(system.sql.number("SELECT count(*) FROM data_keys WHERE account_id = ?", account))
                .isZero();
    }

    private void plainQuarantine(UUID account) {
        for (int i = 0; i < 7; i++) {
            system.sql.run("""
                INSERT INTO quarantined_records (at, account_id, run_id, resource, reason, raw)
                VALUES (now(), ?, gen_random_uuid(), 'orders', 'not readable', '{"buyer":{"username":"x"}}')
                """, account);
        }
    }

    private String state() {
        return system.sql.text("SELECT state FROM erasures");
    }

    /** Of one millisecond, by the database's clock. */
    private void awaitLease() {
        system.database.await("NOT EXISTS (SELECT FROM erasures WHERE lease_until > clock_timestamp())");
    }
}
