package dev.ebayconnector.alerts;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Finds what no alert tells of yet, in the tables that the other functions write anyway: a fact is noticed however often and
 * by whichever worker the pass runs, and none is lost because the alert could not be written beside it. {@code OFFSET 0}
 * keeps PostgreSQL from reading all alerts at once to compare them.
 */
@Singleton
final class Facts {

    /** What happened longer ago is history; alerts are kept for longer, so that none is told again. */
    static final Duration LOOKS_BACK = Duration.ofDays(7);

    /** eBay's quotas belong to days in Pacific time. */
    private static final ZoneId EBAY_TIME = ZoneId.of("America/Los_Angeles");

    private static final int MOST_OF_A_KIND = 100;

    /** The last of the thresholds 30, 7 and 1 days that was passed; one alert for each. */
    private static final String CONSENTS = """
        SELECT f.fact_key, f.account_id, f.environment, f.occurred_at,
               CAST(jsonb_build_object('ends_at', to_char(f.ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                                       'within_days', f.days) AS text) AS data
        FROM (
            SELECT c.account_id, a.environment, c.refresh_expires_at AS ends_at, d.days,
                   c.refresh_expires_at - make_interval(days => d.days) AS occurred_at,
                   concat_ws('/', 'consent.ends', c.account_id, CAST(extract(epoch FROM c.refresh_expires_at) AS bigint),
                             d.days) AS fact_key
            FROM consents c
            JOIN accounts a ON a.id = c.account_id
            CROSS JOIN LATERAL (
                SELECT CASE WHEN c.refresh_expires_at <= CAST(? AS timestamptz) + interval '1 day' THEN 1
                            WHEN c.refresh_expires_at <= CAST(? AS timestamptz) + interval '7 days' THEN 7
                            ELSE 30 END AS days) d
            WHERE a.status = 'CONNECTED' AND c.refresh_expires_at > CAST(? AS timestamptz)
              AND c.refresh_expires_at <= CAST(? AS timestamptz) + interval '30 days'
        ) f
        WHERE NOT EXISTS (SELECT FROM alerts n WHERE n.fact_key = f.fact_key OFFSET 0)
        ORDER BY f.ends_at
        LIMIT ?
        """;

    /** Once for each consent: accounts.connection counts them. */
    private static final String RECONNECTS = """
        SELECT f.fact_key, f.account_id, f.environment, f.occurred_at, '{}' AS data
        FROM (
            SELECT a.id AS account_id, a.environment, a.updated_at AS occurred_at,
                   concat_ws('/', 'account.needs_reconnect', a.id, a.connection) AS fact_key
            FROM accounts a
            WHERE a.status = 'NEEDS_RECONNECT'
        ) f
        WHERE NOT EXISTS (SELECT FROM alerts n WHERE n.fact_key = f.fact_key OFFSET 0)
        ORDER BY f.occurred_at, f.account_id
        LIMIT ?
        """;

    /** A run that was resumed and fails again is another failure. */
    private static final String RUNS = """
        SELECT f.fact_key, f.account_id, f.environment, f.occurred_at, CAST(f.data AS text) AS data
        FROM (
            SELECT r.id, r.account_id, a.environment, r.finished_at AS occurred_at,
                   jsonb_build_object('run_id', r.id, 'resource', r.resource, 'error', r.error_code) AS data,
                   concat_ws('/', 'run.failed', r.id, CAST(extract(epoch FROM r.finished_at) * 1000000 AS bigint)) AS fact_key
            FROM sync_runs r
            JOIN accounts a ON a.id = r.account_id
            WHERE r.state = 'FAILED' AND r.finished_at > CAST(? AS timestamptz)
        ) f
        WHERE NOT EXISTS (SELECT FROM alerts n WHERE n.fact_key = f.fact_key OFFSET 0)
        ORDER BY f.occurred_at, f.id
        LIMIT ?
        """;

    /** Also if eBay refuses calls whatever the count says. */
    private static final String QUOTAS = """
        SELECT f.fact_key, CAST(NULL AS uuid) AS account_id, f.environment, CAST(? AS timestamptz) AS occurred_at,
               CAST(f.data AS text) AS data
        FROM (
            SELECT q.environment, q.api,
                   jsonb_build_object('api', q.api, 'limit', q.calls_limit, 'day', q.day,
                                      'left', GREATEST(0, q.calls_limit - q.calls - q.other_calls)) AS data,
                   concat_ws('/', 'quota.low', q.environment, q.api, q.day) AS fact_key
            FROM ebay_calls q
            WHERE q.environment IN ('production', 'sandbox') AND q.day = CAST(? AS date)
              AND (q.calls_limit > 0 AND (q.calls + q.other_calls) * 100 >= q.calls_limit * (100 - CAST(? AS integer))
                   OR q.blocked_until > CAST(? AS timestamptz))
        ) f
        WHERE NOT EXISTS (SELECT FROM alerts n WHERE n.fact_key = f.fact_key OFFSET 0)
        ORDER BY f.environment, f.api
        LIMIT ?
        """;

    /** A day has a row for its counts and one for each currency; one of them is enough. */
    private static final String PROOFS = """
        SELECT f.fact_key, f.account_id, f.environment, f.occurred_at, CAST(f.data AS text) AS data
        FROM (
            SELECT p.account_id, a.environment, p.checked_at AS occurred_at,
                   jsonb_build_object('resource', p.resource, 'day', p.day, 'missing', p.missing, 'surplus', p.surplus)
                       AS data,
                   concat_ws('/', 'proof.differs', p.account_id, p.resource, p.day) AS fact_key
            FROM sync_proofs p
            JOIN accounts a ON a.id = p.account_id
            WHERE p.state = 'differs' AND p.checked_at > CAST(? AS timestamptz)
        ) f
        WHERE NOT EXISTS (SELECT FROM alerts n WHERE n.fact_key = f.fact_key OFFSET 0)
        ORDER BY f.occurred_at
        LIMIT ?
        """;

    /**
     * eBay announces every user who leaves, most of whom were never buyers here: an erasure that a notice asked for is told
     * of if there was something to erase.
     */
    private static final String ERASURES = """
        SELECT f.fact_key, f.account_id, f.environment, f.occurred_at, CAST(f.data AS text) AS data
        FROM (
            SELECT e.id, a.id AS account_id, e.environment, e.finished_at AS occurred_at,
                   jsonb_build_object('erasure_id', e.id, 'source', e.source, 'role', e.role, 'rows', c.erased) AS data,
                   concat_ws('/', 'erasure.done', e.id) AS fact_key
            FROM erasures e
            LEFT JOIN accounts a ON a.id = e.account_id
            CROSS JOIN LATERAL (
                SELECT COALESCE(sum(CAST(t.value AS bigint)), 0) AS erased FROM jsonb_each_text(e.counts) t) c
            WHERE e.state = 'DONE' AND e.finished_at > CAST(? AS timestamptz) AND (e.source <> 'notice' OR c.erased > 0)
        ) f
        WHERE NOT EXISTS (SELECT FROM alerts n WHERE n.fact_key = f.fact_key OFFSET 0)
        ORDER BY f.occurred_at, f.id
        LIMIT ?
        """;

    private final AlertDatabase database;
    private final AlertSettings settings;

    Facts(AlertDatabase database, AlertSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** The oldest first; some of each kind at a time, the rest is found by the next pass. */
    List<Fact> unnoticed(Instant now) {
        var since = now.minus(LOOKS_BACK);
        var facts = new ArrayList<Fact>();
        facts.addAll(read(AlertType.CONSENT_ENDS, CONSENTS, now, now, now, now, MOST_OF_A_KIND));
        facts.addAll(read(AlertType.NEEDS_RECONNECT, RECONNECTS, MOST_OF_A_KIND));
        facts.addAll(read(AlertType.RUN_FAILED, RUNS, since, MOST_OF_A_KIND));
        facts.addAll(read(
                AlertType.QUOTA_LOW,
                QUOTAS,
                now,
                LocalDate.ofInstant(now, EBAY_TIME),
                settings.quotaLeftPercent(),
                now,
                MOST_OF_A_KIND));
        facts.addAll(read(AlertType.PROOF_DIFFERS, PROOFS, since, MOST_OF_A_KIND));
        facts.addAll(read(AlertType.ERASURE_DONE, ERASURES, since, MOST_OF_A_KIND));
        facts.sort(Comparator.comparing(Fact::occurredAt));
        return facts;
    }

    private List<Fact> read(AlertType type, String sql, Object... values) {
        return database.rows(
                row -> new Fact(
                        type,
                        row.getString("fact_key"),
                        row.getObject("account_id", UUID.class),
                        row.getString("environment"),
                        AlertDatabase.moment(row, "occurred_at"),
                        row.getString("data")),
                sql,
                values);
    }
}
