package dev.ebayconnector.erasures;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.notices.FakeNotices;
import dev.ebayconnector.fakeebay.notices.SignedNotice;
import dev.ebayconnector.notices.Envelope;
import dev.ebayconnector.notices.NoticeStore;
import dev.ebayconnector.notices.NoticeVault;
import dev.ebayconnector.testing.MovableClock;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testingqueue.TestQueue;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The worker on a real PostgreSQL and a real queue protocol, with notices as the function notifications stores them. */
final class WorkerScene implements AutoCloseable {

    final TestDatabase database = TestDatabase.migrated();
    final Sql sql = new Sql(database.url());
    final TestQueue queue = new TestQueue();
    final MovableClock clock = new MovableClock();
    final FakeNotices ebay = new FakeNotices(clock);
    final String keyset = TestKeyset.fresh();
    ErasureWorkerFunction worker;

    WorkerScene() {
        restart();
    }

    /** Another instance of the worker. */
    void restart() {
        if (worker != null) {
            worker.context().close();
        }
        worker = worker(keyset);
    }

    ErasureWorkerFunction worker(String personalDataKeyset) {
        var made = new ErasureWorkerFunction(Map.of(
                "DATABASE_URL",
                database.url(),
                "DATABASE_POOL_SIZE",
                "1",
                "PERSONAL_DATA_KEYSET",
                personalDataKeyset,
                "ERASURE_QUEUE_URL",
                queue.url()));
        made.context().registerSingleton(Clock.class, clock);
        return made;
    }

    void reset() {
        sql.empty("ebay_notices", "erasures", "accounts", "event_log");
        queue.reconnect();
        queue.clear();
        restart();
    }

    /** Stores a notice; it waits, without a message. */
    void store(SignedNotice notice) {
        var envelope = Envelope.read(notice.body());
        var environment = EbayEnvironment.valueOf(notice.environment().name());
        // What notifications may do, and the worker may not.
        sql.run("GRANT INSERT ON ebay_notices TO connector_erasure_worker");
        worker.context()
                .getBean(NoticeStore.class)
                .receive(
                        envelope.id(),
                        environment,
                        envelope.topic(),
                        envelope.eventDate(),
                        envelope.publishAttempts(),
                        clock.instant(),
                        worker.context().getBean(NoticeVault.class).seal(environment, envelope.id(), notice.body()));
        sql.run("REVOKE INSERT ON ebay_notices FROM connector_erasure_worker");
    }

    /** Stores a notice and hands its message to the worker; returns whether the message is done. */
    boolean work(SignedNotice notice) {
        store(notice);
        return deliver(notice);
    }

    boolean deliver(SignedNotice notice) {
        return TestQueue.deliver(worker, message(notice));
    }

    static String message(SignedNotice notice) {
        return "{\"notice\":\"" + notice.id() + "\"}";
    }

    UUID account(FakeEnvironment environment, String userId, String status, Instant connectedAt) {
        var id = UUID.randomUUID();
        sql.run(
                """
                INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)
                VALUES (?, ?, ?, 'seller-a', ?, ?)
                """,
                id,
                environment.name().toLowerCase(Locale.ROOT),
                userId,
                status,
                connectedAt.atOffset(ZoneOffset.UTC));
        sql.run("""
            INSERT INTO tokens (account_id, access_token, access_expires_at, refresh_token, scopes)
            VALUES (?, '\\x01', ?, '\\x02', 'scope')
            """, id, clock.instant().plusSeconds(7200).atOffset(ZoneOffset.UTC));
        return id;
    }

    /** State and outcome of the only notice, and whether its text is still there. */
    String notice() {
        return sql.text("SELECT concat_ws(' ', state, outcome, payload IS NOT NULL) FROM ebay_notices");
    }

    @Override
    public void close() throws IOException {
        worker.context().close();
        queue.close();
        database.close();
    }
}
