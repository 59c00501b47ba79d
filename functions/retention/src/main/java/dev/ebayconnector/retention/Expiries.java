package dev.ebayconnector.retention;

import dev.ebayconnector.privacy.ContactData;
import dev.ebayconnector.privacy.PersonalDataKeys;
import java.time.Duration;
import java.util.List;

/**
 * Every class of rows with a period of its own; {@code docs/storage.md} names them, and the tables that have none. The
 * oldest rows are found by an index. Rows that others update are locked first, those in use left out.
 */
final class Expiries {

    private static final Duration STATES = Duration.ofDays(1);

    /** How long an answer is given again, as {@code ClaimStore} in {@code idempotency} says it. */
    private static final Duration REQUESTS = Duration.ofHours(24);

    private static final String DELETE_EVENTS = """
        DELETE FROM event_log
        WHERE id = ANY (ARRAY(SELECT id FROM event_log WHERE at < ? ORDER BY at, id LIMIT ?))
        """;
    private static final String COUNT_EVENTS = """
        SELECT count(*) FROM (SELECT FROM event_log WHERE at < ? ORDER BY at, id LIMIT ?) AS due
        """;

    private static final String DELETE_QUARANTINE = """
        DELETE FROM quarantined_records
        WHERE id = ANY (ARRAY(
            SELECT id FROM quarantined_records WHERE at < ? ORDER BY at, id LIMIT ? FOR UPDATE SKIP LOCKED))
        """;
    private static final String COUNT_QUARANTINE = """
        SELECT count(*) FROM (SELECT FROM quarantined_records WHERE at < ? ORDER BY at, id LIMIT ?) AS due
        """;

    private static final String DELETE_CALLS = """
        DELETE FROM sync_calls
        WHERE id = ANY (ARRAY(SELECT id FROM sync_calls WHERE at < ? ORDER BY at LIMIT ?))
        """;
    private static final String COUNT_CALLS = """
        SELECT count(*) FROM (SELECT FROM sync_calls WHERE at < ? ORDER BY at LIMIT ?) AS due
        """;

    /** By environment, because the key begins with it. */
    private static final String DELETE_QUOTAS = """
        DELETE FROM ebay_calls
        WHERE ctid = ANY (ARRAY(
            SELECT old.ctid
            FROM (VALUES ('production'), ('sandbox')) AS e (environment)
            CROSS JOIN LATERAL (
                SELECT c.ctid FROM ebay_calls AS c
                WHERE c.environment = e.environment AND c.day < CAST(CAST(? AS timestamptz) AT TIME ZONE 'UTC' AS date)
                ORDER BY c.day LIMIT ?
                FOR UPDATE SKIP LOCKED) AS old))
        """;

    private static final String COUNT_QUOTAS = """
        SELECT count(*)
        FROM (VALUES ('production'), ('sandbox')) AS e (environment)
        CROSS JOIN LATERAL (
            SELECT FROM ebay_calls AS c
            WHERE c.environment = e.environment AND c.day < CAST(CAST(? AS timestamptz) AT TIME ZONE 'UTC' AS date)
            ORDER BY c.day LIMIT ?) AS old
        """;

    private static final String DELETE_STATES = """
        DELETE FROM oauth_states
        WHERE state_hash = ANY (ARRAY(
            SELECT state_hash FROM oauth_states WHERE expires_at < ? ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED))
        """;
    private static final String COUNT_STATES = """
        SELECT count(*) FROM (SELECT FROM oauth_states WHERE expires_at < ? ORDER BY expires_at LIMIT ?) AS due
        """;

    private static final String DELETE_NOTICES = """
        DELETE FROM ebay_notices
        WHERE notification_id = ANY (ARRAY(
            SELECT notification_id
            FROM ebay_notices
            WHERE received_at < ? AND state <> 'WAITING'
            ORDER BY received_at LIMIT ?
            FOR UPDATE SKIP LOCKED))
        """;
    private static final String COUNT_NOTICES = """
        SELECT count(*)
        FROM (SELECT FROM ebay_notices WHERE received_at < ? AND state <> 'WAITING' ORDER BY received_at LIMIT ?) AS due
        """;

    private static final String DELETE_REQUESTS = """
        DELETE FROM idempotent_requests
        WHERE key_hash = ANY (ARRAY(
            SELECT key_hash FROM idempotent_requests WHERE started_at < ? ORDER BY started_at LIMIT ? FOR UPDATE SKIP LOCKED))
        """;
    private static final String COUNT_REQUESTS = """
        SELECT count(*) FROM (SELECT FROM idempotent_requests WHERE started_at < ? ORDER BY started_at LIMIT ?) AS due
        """;

    private static final String DELETE_DELIVERIES = """
        DELETE FROM alert_deliveries
        WHERE id = ANY (ARRAY(SELECT id FROM alert_deliveries WHERE created_at < ? ORDER BY created_at, id LIMIT ?))
        """;
    private static final String COUNT_DELIVERIES = """
        SELECT count(*) FROM (SELECT FROM alert_deliveries WHERE created_at < ? ORDER BY created_at, id LIMIT ?) AS due
        """;

    /** Those whose fact stays true are kept with the account, so that it is not told again. */
    private static final String DELETE_ALERTS = """
        DELETE FROM alerts
        WHERE id = ANY (ARRAY(SELECT id FROM alerts WHERE noticed_at < ? AND NOT lasting ORDER BY noticed_at LIMIT ?))
        """;

    private static final String COUNT_ALERTS = """
        SELECT count(*) FROM (SELECT FROM alerts WHERE noticed_at < ? AND NOT lasting ORDER BY noticed_at LIMIT ?) AS due
        """;

    private Expiries() {}

    /** Personal data first. */
    static List<Expiry> of(RetentionSettings settings, PersonalDataKeys keys) {
        return List.of(
                new BuyerData(ContactData.ALL, settings.buyers().contact(), keys),
                new BuyerData(ContactData.EMAIL, settings.buyers().email(), keys),
                new OldRows("quarantined_records", settings.quarantine(), DELETE_QUARANTINE, COUNT_QUARANTINE),
                new OldRows("ebay_notices", settings.notices(), DELETE_NOTICES, COUNT_NOTICES),
                new OldRows("oauth_states", STATES, DELETE_STATES, COUNT_STATES),
                new OldRows("idempotent_requests", REQUESTS, DELETE_REQUESTS, COUNT_REQUESTS),
                new OldRows("sync_calls", settings.calls(), DELETE_CALLS, COUNT_CALLS),
                new OldRuns(settings.runs()),
                new OldRows("ebay_calls", settings.runs(), DELETE_QUOTAS, COUNT_QUOTAS),
                new OldRows("alert_deliveries", settings.alerts(), DELETE_DELIVERIES, COUNT_DELIVERIES),
                new OldRows("alerts", settings.alerts(), DELETE_ALERTS, COUNT_ALERTS),
                new OldRows("event_log", settings.eventLog(), DELETE_EVENTS, COUNT_EVENTS));
    }
}
