package dev.ebayconnector.retention;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.MovableClock;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testing.TestUsers;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The function with a real database, a clock that a test moves, and an account. */
final class Scene implements AutoCloseable {

    static final Duration TIME = Duration.ofMinutes(5);
    private static final String EVERY_TEN_MINUTES = """
        {"version": "0", "id": "1", "detail-type": "Scheduled Event", "source": "aws.events", "detail": {}}
        """;

    final TestDatabase database = TestDatabase.migrated();
    final Sql sql = new Sql(database.url());
    final MovableClock clock = new MovableClock();
    final String keyset = TestKeyset.fresh();
    final RetentionFunction function = function(Map.of());
    final UUID user = TestUsers.admin(sql);
    UUID account;

    RetentionFunction function(Map<String, String> changes) {
        var settings = new HashMap<>(
                Map.of("DATABASE_URL", database.url(), "DATABASE_POOL_SIZE", "1", "PERSONAL_DATA_KEYSET", keyset));
        settings.putAll(changes);
        var made = new RetentionFunction(settings);
        made.context().registerSingleton(Clock.class, clock);
        return made;
    }

    void reset() {
        sql.empty(
                "accounts",
                "event_log",
                "oauth_states",
                "idempotent_requests",
                "ebay_calls",
                "ebay_notices",
                "alerts",
                "alert_receivers");
        account = UUID.randomUUID();
        sql.run("""
            INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)
            VALUES (?, 'production', ?, 'seller', 'CONNECTED', now())
            """, account, account.toString());
    }

    JsonNode fire() {
        return fire(EVERY_TEN_MINUTES, TIME);
    }

    JsonNode fire(String event, Duration left) {
        return LambdaCall.call(function, event, left);
    }

    Object at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    long count(String table) {
        return sql.number("SELECT count(*) FROM " + table);
    }

    void event(Instant at) {
        sql.run("INSERT INTO event_log (at, level, event, message) VALUES (?, 'INFO', 'any', 'Any.')", at(at));
    }

    void events(Instant at, int number) {
        sql.run("""
            INSERT INTO event_log (at, level, event, message)
            SELECT ?, 'INFO', 'any', 'Any.' FROM generate_series(1, ?)
            """, at(at), number);
    }

    void quarantined(Instant at, UUID run) {
        sql.run("""
            INSERT INTO quarantined_records (at, account_id, run_id, resource, record_key, reason, raw)
            VALUES (?, ?, ?, 'orders', 'x', 'x', '{}')
            """, at(at), account, run);
    }

    void state(Instant expiresAt) {
        sql.run("""
            INSERT INTO oauth_states (state_hash, user_id, environment, scopes, created_at, expires_at)
            VALUES (sha256(CAST(gen_random_uuid()::text AS bytea)), ?, 'production', 'x', ?, ?)
            """, user, at(expiresAt), at(expiresAt));
    }

    void idempotent(Instant startedAt) {
        sql.run("""
            INSERT INTO idempotent_requests (key_hash, request_hash, user_id, attempt, started_at, lease_until, answer)
            VALUES (sha256(CAST(gen_random_uuid()::text AS bytea)), '\\x01', ?, gen_random_uuid(), ?, ?, '\\x02')
            """, user, at(startedAt), at(startedAt));
    }

    /** A notice of eBay that was processed. */
    void notice(Instant receivedAt) {
        sql.run("""
            INSERT INTO ebay_notices
                (notification_id, environment, topic, publish_attempts, received_at, payload, state, processed_at)
            VALUES (CAST(gen_random_uuid() AS text), 'production', 'x', 1, ?, NULL, 'PROCESSED', ?)
            """, at(receivedAt), at(receivedAt));
    }

    UUID alert(Instant at, String type, boolean lasting) {
        var id = UUID.randomUUID();
        sql.run("""
            INSERT INTO alerts (id, type, fact_key, account_id, occurred_at, noticed_at, lasting, data)
            VALUES (?, ?, CAST(? AS text), ?, ?, ?, ?, '{}')
            """, id, type, id.toString(), account, at(at), at(at), lasting);
        return id;
    }

    void delivery(Instant at, UUID alert) {
        var receiver = UUID.randomUUID();
        sql.run("""
            INSERT INTO alert_receivers (id, name, format, host, url, secret, created_at, created_by)
            VALUES (?, 'x', 'json', 'x', '\\x01', '\\x01', ?, ?)
            """, receiver, at(at), user);
        sql.run("""
            INSERT INTO alert_deliveries (id, receiver_id, alert_id, lane, created_at, next_attempt_at)
            VALUES (?, ?, ?, 'x', ?, ?)
            """, UUID.randomUUID(), receiver, alert, at(at), at(at));
    }

    void call(UUID run, Instant at) {
        sql.run("""
            INSERT INTO sync_calls (run_id, at, method, target, status, ms, bytes, attempt)
            VALUES (?, ?, 'GET', '/x', 200, 1, 1, 1)
            """, run, at(at));
    }

    void window(UUID run, int ordinal) {
        sql.run("INSERT INTO sync_windows (run_id, ordinal, list) VALUES (?, ?, 'x')", run, ordinal);
        sql.run("INSERT INTO sync_window_records (run_id, ordinal, record_hash) VALUES (?, ?, 1)", run, ordinal);
    }

    UUID run(String state, Instant finishedAt) {
        var id = UUID.randomUUID();
        sql.run("""
            INSERT INTO sync_runs (id, account_id, resource, state, request_id, created_at, finished_at, resumable)
            VALUES (?, ?, 'orders', ?, 'x', ?, ?, true)
            """, id, account, state, at(finishedAt.minus(Duration.ofHours(1))), at(finishedAt));
        return id;
    }

    Connection connection() throws SQLException {
        var connection = DriverManager.getConnection(database.url());
        connection.setAutoCommit(false);
        return connection;
    }

    ApplicationContext context() {
        return function.context();
    }

    @Override
    public void close() throws IOException {
        function.context().close();
        database.close();
    }
}
