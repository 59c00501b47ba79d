package dev.ebayconnector.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.MovableClock;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testing.TestSession;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/** Both functions on a real database, with a clock that a test moves, and facts as the other functions write them. */
final class AlertScene implements AutoCloseable {

    static final UUID ADMIN = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final Duration TIME = Duration.ofSeconds(60);

    final TestDatabase database = TestDatabase.migrated();
    final Sql sql = new Sql(database.url());
    final MovableClock clock = new MovableClock();
    final String keyset = TestKeyset.fresh();
    final AlertsFunction function = new AlertsFunction(Map.of(
            "DATABASE_URL",
            database.url(),
            "DATABASE_POOL_SIZE",
            "1",
            "SESSION_KEYS",
            TestSession.KEYS,
            "EDGE_REQUIRED",
            "false",
            "TOKEN_KEYSET",
            keyset));
    final AlertWorkerFunction worker = worker();

    AlertWorkerFunction worker() {
        var made = new AlertWorkerFunction(Map.of(
                "DATABASE_URL",
                database.url(),
                "DATABASE_POOL_SIZE",
                "1",
                "TOKEN_KEYSET",
                keyset,
                "PUBLIC_ORIGIN",
                "https://console.example.com"));
        made.context().registerSingleton(Clock.class, clock);
        return made;
    }

    void reset() {
        sql.empty("accounts", "alerts", "alert_receivers", "event_log", "ebay_calls", "erasures");
    }

    JsonNode pass() {
        return pass(worker);
    }

    static JsonNode pass(AlertWorkerFunction worker) {
        return LambdaCall.call(worker, "{}", TIME);
    }

    /** A pass each minute. */
    void passes(int minutes) {
        for (int n = 0; n < minutes; n++) {
            clock.advance(Duration.ofMinutes(1));
            pass();
        }
    }

    HttpAnswer post(String path, String body) {
        return LambdaCall.http(function, HttpEvent.post(path, body).bearer(TestSession.of("ADMIN", ADMIN)));
    }

    HttpAnswer put(String path, String body) {
        return LambdaCall.http(function, HttpEvent.of("PUT", path).json(body).bearer(TestSession.of("ADMIN", ADMIN)));
    }

    HttpAnswer get(String path) {
        return LambdaCall.http(function, HttpEvent.get(path).bearer(TestSession.of("ADMIN", ADMIN)));
    }

    /** The answer with id and secret. */
    JsonNode receiver(String url, String more) {
        var added = post("/api/alerts/receivers", "{\"name\":\"ops\",\"url\":\"" + url + "\"" + more + "}");
        if (added.status() != 201) {
            throw new AssertionError(added.toString());
        }
        return added.json();
    }

    UUID account(String name) {
        var id = UUID.randomUUID();
        sql.run("""
            INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)
            VALUES (?, 'production', ?, ?, 'CONNECTED', now())
            """, id, id.toString(), name);
        return id;
    }

    void needsReconnect(UUID account) {
        sql.run("UPDATE accounts SET status = 'NEEDS_RECONNECT', updated_at = ? WHERE id = ?", now(), account);
    }

    void consent(UUID account, Instant end) {
        sql.run("""
            INSERT INTO tokens (account_id, access_token, access_expires_at, refresh_token, refresh_expires_at, scopes)
            VALUES (?, '\\x01', ?, '\\x02', ?, 'scope')
            """, account, at(end), at(end));
    }

    UUID failedRun(UUID account) {
        return failedRun(account, clock.instant());
    }

    UUID failedRun(UUID account, Instant at) {
        var id = UUID.randomUUID();
        sql.run("""
            INSERT INTO sync_runs (id, account_id, resource, state, request_id, created_at, finished_at, error_code)
            VALUES (?, ?, 'orders', 'FAILED', 'x', ?, ?, 'ebay_rejected')
            """, id, account, at(at), at(at));
        return id;
    }

    void quota(String api, long calls, long other, Long limit) {
        sql.run("""
            INSERT INTO ebay_calls (environment, api, day, calls, other_calls, calls_limit)
            VALUES ('production', ?, ?, ?, ?, CAST(? AS bigint))
            """, api, LocalDate.ofInstant(clock.instant(), ZoneId.of("America/Los_Angeles")), calls, other, limit);
    }

    void proof(UUID account, LocalDate day, String currency, String state) {
        sql.run("""
            INSERT INTO sync_proofs (account_id, resource, day, currency, missing, surplus, state, checked_at, run_id)
            VALUES (?, 'orders', ?, ?, 2, 1, ?, ?, ?)
            """, account, day, currency, state, now(), UUID.randomUUID());
    }

    UUID erasure(String source, String counts, String state) {
        var id = UUID.randomUUID();
        sql.run("""
            INSERT INTO erasures
                (id, source, requested_by, requested_at, environment, role, person_hashes, state, counts, finished_at)
            VALUES (?, ?, 'x', ?, 'production', 'buyer', '{}', ?, CAST(? AS jsonb), ?)
            """, id, source, now(), state, counts, now());
        return id;
    }

    Object now() {
        return at(clock.instant());
    }

    Object at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    long count(String table) {
        return sql.number("SELECT count(*) FROM " + table);
    }

    ApplicationContext context() {
        return function.getApplicationContext();
    }

    @Override
    public void close() throws IOException {
        worker.context().close();
        function.close();
        database.close();
    }
}
