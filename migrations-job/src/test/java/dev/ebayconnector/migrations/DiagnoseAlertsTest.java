package dev.ebayconnector.migrations;

import dev.ebayconnector.diagnosis.Finding.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether the alerts that admins count on reach their receivers. */
class DiagnoseAlertsTest extends DiagnoseScene {

    private static final String CHAT = "11111111-1111-1111-1111-111111111111";
    private static final String PAGER = "22222222-2222-2222-2222-222222222222";

    @BeforeEach
    @AfterEach
    void empty() {
        execute("TRUNCATE alerts, alert_receivers CASCADE");
    }

    @Test
    void withoutAReceiverNothingIsWrong() {
        is(Level.OK, "alerts", "no receiver is registered", "");
    }

    @Test
    void alertsThatWaitAreNoticedByTheirAge() {
        receiver(CHAT, "ACTIVE", 0);
        alert("a", CHAT, "WAITING", "59 minutes");
        is(Level.OK, "alerts", "1 receivers, 0 paused, 1 alerts wait", "");
        alert("b", CHAT, "WAITING", "61 minutes");
        warns("alerts", "2 alerts wait, the oldest for 61 minutes", "alert-worker");
    }

    @Test
    void aReceiverThatDoesNotTakeAlertsIsNoticed() {
        receiver(CHAT, "ACTIVE", 3);
        receiver(PAGER, "ACTIVE", 0);
        warns("alerts", "1 of 2 receivers did not take the last alert", "by itself");
        alert("a", CHAT, "WAITING", "2 hours");
        warns("alerts", "1 receivers do not take them", "pause them");
    }

    @Test
    void whatAPausedReceiverLeavesWaitingIsMeant() {
        receiver(CHAT, "PAUSED", 3);
        alert("a", CHAT, "WAITING", "2 days");
        is(Level.OK, "alerts", "1 receivers, 1 paused, 0 alerts wait", "");
    }

    @Test
    void whatWasGivenUpFailsUntilItIsSentAgainOrAWeekOld() {
        receiver(CHAT, "ACTIVE", 0);
        alert("a", CHAT, "FAILED", "8 days");
        is(Level.OK, "alerts", "0 alerts wait", "");
        alert("b", CHAT, "FAILED", "4 days");
        fails("alerts", "1 alerts of the last week were given up", "/replay");
        execute("INSERT INTO alert_deliveries (id, receiver_id, alert_id, lane, replay_of, state, created_at,"
                + " next_attempt_at) SELECT gen_random_uuid(), receiver_id, alert_id, lane, id, 'DELIVERED',"
                + " now(), now() FROM alert_deliveries WHERE created_at > now() - interval '5 days'");
        is(Level.OK, "alerts", "1 receivers, 0 paused, 0 alerts wait", "");
    }

    private static void receiver(String id, String state, int failures) {
        execute("INSERT INTO alert_receivers (id, name, format, host, url, secret, state, created_at, created_by,"
                + " failures) VALUES"
                + " ('" + id + "', 'r', 'json', 'h', '', '', '" + state + "', now(), '" + id + "', "
                + failures
                + ")");
    }

    private static void alert(String fact, String receiver, String state, String age) {
        execute("WITH alert AS (INSERT INTO alerts (id, type, fact_key, occurred_at, noticed_at, lasting, data)"
                + " VALUES (gen_random_uuid(), 'run.failed', '" + fact + "', now(), now(), false, '{}') RETURNING id)"
                + " INSERT INTO alert_deliveries (id, receiver_id, alert_id, lane, state, created_at, next_attempt_at)"
                + " SELECT gen_random_uuid(), '" + receiver + "', id, 'l', '" + state + "', now() - interval '" + age
                + "', now() FROM alert");
    }
}
