package dev.ebayconnector.migrations;

import dev.ebayconnector.diagnosis.Finding.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether what is asked for is worked on: queued runs, schedules, and eBay's quotas. */
class DiagnoseSyncTest extends DiagnoseScene {

    private static final String ACCOUNT = "11111111-1111-1111-1111-111111111111";

    @BeforeEach
    void account() {
        empty();
        execute("INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at) VALUES ('"
                + ACCOUNT + "', 'sandbox', 'seller', 'seller', 'CONNECTED', now())");
    }

    @AfterEach
    void empty() {
        execute("TRUNCATE accounts, ebay_calls CASCADE");
    }

    @Test
    void runsThatNoWorkerTakesUpAreNoticed() {
        is(Level.OK, "queue", "no run waits", "");
        run("orders", "5 minutes", "now()");
        is(Level.OK, "queue", "1 runs wait for a worker, the oldest for 5 minutes", "");
        run("disputes", "20 minutes", "now()");
        warns("queue", "2 runs wait for a worker, the oldest for 20 minutes", "dead letters");
        run("offers", "2 minutes", "NULL");
        fails("queue", "1 are not on the queue", "SYNC_QUEUE_URL");
    }

    @Test
    void schedulesThatAreNotStartedAreNoticed() {
        is(Level.OK, "schedules", "0 schedules", "");
        schedule("orders", "5 minutes", false);
        schedule("offers", "2 hours", true);
        is(Level.OK, "schedules", "2 schedules, 1 paused, none overdue", "");
        schedule("disputes", "1 hour", false);
        warns("schedules", "1 of 3 are overdue, the first for 60 minutes", "each minute");
    }

    @Test
    void quotasThatAreNearlyUsedAreNoticed() {
        is(Level.OK, "quota", "eBay was not asked yet today", "");
        quota("sell.inventory", 100, 60, 1000, "NULL");
        is(Level.OK, "quota", "1 quotas, none nearly used", "");
        quota("sell.fulfillment", 800, 100, 1000, "NULL");
        warns("quota", "sell.fulfillment (production): 900 of 1000 calls used", "midnight");
        quota("sell.finances", 1, 0, 1000, "now() + interval '1 hour'");
        warns("quota", "sell.finances (production): eBay refuses calls", "wait");
    }

    private static void run(String resource, String age, String announced) {
        execute("INSERT INTO sync_runs (id, account_id, resource, state, request_id, created_at, announced_at) VALUES"
                + " (gen_random_uuid(), '" + ACCOUNT + "', '" + resource + "', 'QUEUED', 'r', now() - interval '" + age
                + "', " + announced + ")");
    }

    private static void schedule(String resource, String overdue, boolean paused) {
        execute("INSERT INTO sync_schedules (account_id, resource, every_seconds, paused, next_due_at) VALUES ('"
                + ACCOUNT + "', '" + resource + "', 3600, " + paused + ", now() - interval '" + overdue + "')");
    }

    private static void quota(String api, int calls, int others, int limit, String blocked) {
        execute("INSERT INTO ebay_calls (environment, api, day, calls, other_calls, calls_limit, blocked_until) VALUES"
                + " ('production', '" + api + "', CAST(now() AT TIME ZONE 'America/Los_Angeles' AS date), " + calls
                + ", "
                + others + ", " + limit + ", " + blocked + ")");
    }
}
