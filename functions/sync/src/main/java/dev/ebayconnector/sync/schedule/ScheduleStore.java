package dev.ebayconnector.sync.schedule;

import dev.ebayconnector.sync.run.RunState;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code sync_schedules}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ScheduleStore extends GenericRepository<Schedule, UUID> {

    /**
     * The first slot of {@code a.id} and {@code d.resource}: so many seconds behind now as a hash of both says, from one to
     * {@code d.every_seconds}. So the slots of many accounts are spread over the interval, and the pass that adds a schedule
     * does not start it.
     */
    String FIRST_SLOT = """
        CAST(:now AS timestamptz) + make_interval(secs => CAST(1 + mod(
            CAST(CAST('x' || substr(md5(CAST(a.id AS text) || d.resource), 1, 8) AS bit(32)) AS bigint),
            d.every_seconds) AS double precision))
        """;

    /** Likewise, from 2:00 to 8:00 UTC of the next day. */
    String FIRST_NIGHT = """
        (date_trunc('day', CAST(:now AS timestamptz), 'UTC') + make_interval(days => 1, hours => 2, secs => CAST(mod(
            CAST(CAST('x' || substr(md5(CAST(a.id AS text) || d.resource), 1, 8) AS bit(32)) AS bigint),
            21600) AS double precision)))
        """;

    /**
     * Adds the schedules that are missing, of the accounts behind the given id and of those connected last.
     *
     * @param defaults a JSON array of objects with {@code resource}, {@code every_seconds} and {@code nightly}
     */
    @Query("""
        INSERT INTO sync_schedules (account_id, resource, every_seconds, next_due_at)
        SELECT a.id, d.resource, d.every_seconds, CASE WHEN d.nightly THEN\
        """ + " " + FIRST_NIGHT + " ELSE " + FIRST_SLOT + """
            END
        FROM ((SELECT id FROM accounts WHERE id > :after ORDER BY id LIMIT :some)
              UNION (SELECT id FROM accounts ORDER BY connected_at DESC, id DESC LIMIT 10)) a
             CROSS JOIN jsonb_to_recordset(CAST(:defaults AS jsonb)) AS d (resource text, every_seconds integer, nightly boolean)
        ON CONFLICT DO NOTHING
        """)
    int addMissing(UUID after, int some, String defaults, Instant now);

    /** The last of so many accounts behind the given id; empty if there are no more than that. */
    @Query("SELECT id FROM accounts WHERE id > :after ORDER BY id OFFSET :some - 1 LIMIT 1")
    Optional<UUID> lastAccount(UUID after, int some);

    /**
     * Locks what is due, the longest due first, without what another scheduler has locked. Each row has what decides
     * whether a run can start.
     */
    @Query("""
        SELECT s.account_id, s.resource, s.every_seconds, s.adaptive, s.next_due_at, s.last_started_at, s.quiet_runs,
               a.status AS account_status, t.scopes, c.watermark, r.state AS last_run_state,
               EXISTS (SELECT FROM sync_runs n
                       WHERE n.account_id = s.account_id AND n.resource = s.resource
                         AND n.created_at >= s.last_started_at
                         AND n.rows_inserted + n.rows_updated + n.rows_gone > 0) AS brought,
               EXISTS (SELECT FROM sync_runs l
                       WHERE l.account_id = s.account_id AND l.resource = s.resource AND l.state IN\
        """ + " " + RunState.LIVE + """
               ) AS active
        FROM sync_schedules s
             JOIN accounts a ON a.id = s.account_id
             LEFT JOIN consents t ON t.account_id = s.account_id
             LEFT JOIN sync_checkpoints c ON c.account_id = s.account_id AND c.resource = s.resource
             LEFT JOIN sync_runs r ON r.id = s.last_run_id
        WHERE NOT s.paused AND s.next_due_at <= :now AND s.resource IN (:resources)
        ORDER BY s.next_due_at, s.account_id, s.resource
        LIMIT :limit
        FOR UPDATE OF s SKIP LOCKED
        """)
    List<DueSchedule> lockDue(Instant now, List<String> resources, int limit);

    /** Changes a schedule; one with another interval gets new slots. */
    @Query("""
        INSERT INTO sync_schedules AS s
            (account_id, resource, every_seconds, paused, adaptive, next_due_at, changed_by, changed_at)
        SELECT a.id, d.resource, d.every_seconds, :paused, :adaptive,\
        """ + " " + FIRST_SLOT + """
            , :by, :now
        FROM (SELECT CAST(:accountId AS uuid) AS id) a
             CROSS JOIN (SELECT CAST(:resource AS text) AS resource, CAST(:everySeconds AS integer) AS every_seconds) d
        ON CONFLICT (account_id, resource) DO UPDATE
        SET every_seconds = excluded.every_seconds, paused = excluded.paused, adaptive = excluded.adaptive,
            next_due_at = CASE WHEN s.every_seconds = excluded.every_seconds THEN s.next_due_at
                               ELSE excluded.next_due_at END,
            changed_by = excluded.changed_by, changed_at = excluded.changed_at
        """)
    void change(
            UUID accountId,
            String resource,
            int everySeconds,
            boolean paused,
            boolean adaptive,
            String by,
            Instant now);
}
