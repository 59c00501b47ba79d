package dev.ebayconnector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.fakeebay.FakeEbaySettings;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.Grant;
import dev.ebayconnector.fakeebay.Seller;
import dev.ebayconnector.testing.ConnectRight;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.tokens.TokenStore;
import dev.ebayconnector.tokens.TokenVault;
import dev.ebayconnector.tokens.VaultSettings;
import dev.ebayconnector.vault.TokenColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The scheduler, as many workers as may work at once, PostgreSQL, the queue and the fake eBay, all on one virtual clock. The
 * accounts are as after their first loads: increments begin at the start of the day.
 */
final class ScaleSystem implements AutoCloseable {

    private static final Duration TOKEN_LIFE = Duration.ofHours(2);
    private static final String NOT_LOOKED_AT = "not looked at here";
    private static final String SCOPES = Scope.all(Scope.values()).toString();

    /** Accounts for which one pass of the scheduler adds the schedules. */
    private static final int ADDED_AT_ONCE = 100;

    final ScaleSettings settings;
    final CallLanes lanes;
    final ScaleClock clock;
    final List<SyncWorkerFunction> workers;
    private final SyncSystem system;
    private final SyncSchedulerFunction scheduler;

    ScaleSystem(ScaleSettings settings) throws Exception {
        this.settings = settings;
        lanes = new CallLanes(settings.latency(), ScaleSettings.PARALLEL_CALLS);
        // The fake's records end where it begins, so it begins at the end of the day and is then put back.
        clock = new ScaleClock(settings.end().plus(Duration.ofHours(1)), lanes::took);
        system = new SyncSystem(FakeEbaySettings.defaults()
                .data(42, settings.orders(), settings.days())
                .at(clock));
        system.ebay.inventory().size(settings.skus());
        clock.set(ScaleSettings.START);
        workers = IntStream.range(0, settings.workers()).mapToObj(_ -> worker()).toList();
        scheduler = schedulerFunction();
        connect();
        watchSlots();
        system.ebay.onCall(lanes::add);
    }

    Sql sql() {
        return system.sql;
    }

    TestQueue queue() {
        return system.queue;
    }

    /** Calls that the fake has counted, by endpoint. */
    Map<String, Long> ebayCalls() {
        return system.ebay.calls();
    }

    /** One pass of the scheduler, on the clock as it is. */
    JsonNode schedule() {
        return system.fire(scheduler);
    }

    /** Lets the scheduler give every account its schedules; the first slots lie in the first interval of each. */
    void addSchedules() {
        for (int added = 0; added <= settings.accounts(); added += ADDED_AT_ONCE) {
            schedule();
        }
    }

    private SyncWorkerFunction worker() {
        var changed = quiet();
        changed.put("SYNC_QUOTA_SHARE_PERCENT", Integer.toString(settings.share()));
        changed.put("SYNC_PARALLEL_CALLS", Integer.toString(ScaleSettings.PARALLEL_CALLS));
        var function = new SyncWorkerFunction(changed);
        function.context().registerSingleton(Clock.class, clock);
        return function;
    }

    private Map<String, String> quiet() {
        var changed = new HashMap<>(system.environment);
        changed.put("LOG_LEVEL", "error");
        return changed;
    }

    private SyncSchedulerFunction schedulerFunction() {
        var changed = quiet();
        changed.put("DATABASE_POOL_SIZE", "1");
        changed.put("SYNC_STARTS_PER_MINUTE", Integer.toString(ScaleSettings.STARTS_A_MINUTE));
        changed.keySet().removeIf(key -> key.startsWith("EBAY_") || key.endsWith("_KEYSET"));
        var function = new SyncSchedulerFunction(changed);
        function.context().registerSingleton(Clock.class, clock);
        return function;
    }

    private void connect() {
        var grants = new ArrayList<Grant>();
        for (var seller : Seller.NAMES) {
            grants.add(system.ebay.grant(
                    FakeEnvironment.PRODUCTION,
                    seller,
                    Scope.all(Scope.values()).values().toArray(String[]::new)));
        }
        var ids = IntStream.range(0, settings.accounts())
                .mapToObj(number -> UUID.nameUUIDFromBytes(("account " + number).getBytes(StandardCharsets.UTF_8)))
                .toList();
        system.sql.run("""
            INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)
            SELECT id, 'production', 'seller-' || id, 'seller-' || id, 'CONNECTED', ?
            FROM unnest(CAST(? AS uuid[])) AS a (id)
            """, Timestamp.from(ScaleSettings.START), "{" + join(ids) + "}");
        try (var _ = new ConnectRight(system.sql, "connector_sync_worker")) {
            for (int number = 0; number < ids.size(); number++) {
                token(ids.get(number), number, grants.get(number % grants.size()));
            }
        }
        loaded();
    }

    private static String join(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    /** The tokens of the accounts expire one after another within two hours. */
    private void token(UUID id, int number, Grant grant) {
        workers.getFirst()
                .context()
                .getBean(TokenStore.class)
                .connect(
                        id,
                        sealed(id, TokenColumn.ACCESS_TOKEN, grant.accessToken()),
                        NOT_LOOKED_AT,
                        ScaleSettings.START.plus(TOKEN_LIFE.multipliedBy(number).dividedBy(settings.accounts())),
                        sealed(id, TokenColumn.REFRESH_TOKEN, grant.refreshToken()),
                        NOT_LOOKED_AT,
                        null,
                        SCOPES,
                        ScaleSettings.START);
    }

    private byte[] sealed(UUID account, TokenColumn column, String token) {
        var vault = new TokenVault(workers.getFirst().context().getBean(VaultSettings.class));
        return vault.seal(account, EbayEnvironment.PRODUCTION, column, new Secret(token));
    }

    /** A run that succeeded before the day: without one, a run counts as a first load, which leaves half of the quota. */
    private void loaded() {
        var start = Timestamp.from(ScaleSettings.START);
        var before = Timestamp.from(ScaleSettings.START.minus(Duration.ofMinutes(1)));
        system.sql.run("""
            INSERT INTO sync_runs (account_id, resource, state, request_id, created_at, started_at, finished_at,
                                   announced_at, resumable)
            SELECT a.id, r.name, 'SUCCEEDED', 'before-the-day', ?, ?, ?, ?, true
            FROM accounts a CROSS JOIN unnest(ARRAY['orders', 'transactions', 'disputes', 'messages', 'inventory',
                                                    'offers']) AS r (name)
            """, before, before, before, before);
        system.sql.run("""
            INSERT INTO sync_checkpoints (account_id, resource, watermark, run_id, updated_at)
            SELECT account_id, resource, ?, id, ? FROM sync_runs
            WHERE resource IN ('orders', 'transactions', 'disputes', 'messages')
            """, start, start);
        system.sql.run("ANALYZE");
    }

    /** Keeps the slot of each run: the schedule shows its next one only. */
    private void watchSlots() {
        system.sql.run("CREATE TABLE scale_slots (run_id uuid, slot timestamptz)");
        system.sql.run("""
            CREATE FUNCTION scale_slot() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
            BEGIN
                INSERT INTO public.scale_slots (run_id, slot) VALUES (NEW.last_run_id, OLD.next_due_at);
                RETURN NULL;
            END $$
            """);
        system.sql.run("""
            CREATE TRIGGER scale_slot AFTER UPDATE ON sync_schedules FOR EACH ROW
            WHEN (NEW.last_run_id IS DISTINCT FROM OLD.last_run_id) EXECUTE FUNCTION scale_slot()
            """);
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() throws IOException {
        workers.forEach(worker -> worker.context().close());
        scheduler.context().close();
        system.close();
    }
}
