package dev.ebayconnector.sync;

import dev.ebayconnector.testing.Sql;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the tables say of a simulated day. */
record ScaleFigures(Sql sql, Instant end) {

    private static final String SEPARATOR = "\\|";

    /**
     * The runs of a resource that the scheduler started.
     *
     * @param everySeconds between two slots
     * @param waiting      that wait for eBay's quota at the end of the day
     * @param startP50     seconds from a slot to the worker that took its run
     * @param readP50      seconds from a slot to the end of its run, of the runs that ended
     * @param age          seconds since the time up to which the accounts are complete, at the end of the day
     */
    record OfResource(
            String name,
            int everySeconds,
            long runs,
            long waiting,
            long failed,
            long calls,
            double callsEach,
            double startP50,
            double startP99,
            double readP50,
            double readP99,
            double age) {}

    private static final String OF_RESOURCE = """
        SELECT concat_ws('|', r.resource, max(p.every_seconds), count(*),
            count(*) FILTER (WHERE r.state = 'WAITING'), count(*) FILTER (WHERE r.state = 'FAILED'), sum(r.calls),
            coalesce(sum(r.calls) FILTER (WHERE r.state = 'SUCCEEDED')
                     / nullif(CAST(count(*) FILTER (WHERE r.state = 'SUCCEEDED') AS numeric), 0), 0),
            coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM r.started_at - s.slot)), 0),
            coalesce(percentile_cont(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM r.started_at - s.slot)), 0),
            coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM r.finished_at - s.slot)), 0),
            coalesce(percentile_cont(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM r.finished_at - s.slot)), 0),
            coalesce((SELECT percentile_cont(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM ? - c.watermark))
                      FROM sync_checkpoints c WHERE c.resource = r.resource), 0))
        FROM sync_runs r
             JOIN scale_slots s ON s.run_id = r.id
             JOIN sync_schedules p ON p.account_id = r.account_id AND p.resource = r.resource
        GROUP BY r.resource
        ORDER BY sum(r.calls) DESC
        """;

    List<OfResource> resources() {
        return sql.texts(OF_RESOURCE, Timestamp.from(end)).stream()
                .map(ScaleFigures::ofResource)
                .toList();
    }

    private static OfResource ofResource(String line) {
        var cells = List.of(line.split(SEPARATOR)).iterator();
        return new OfResource(
                cells.next(),
                Integer.parseInt(cells.next()),
                Long.parseLong(cells.next()),
                Long.parseLong(cells.next()),
                Long.parseLong(cells.next()),
                Long.parseLong(cells.next()),
                Double.parseDouble(cells.next()),
                Double.parseDouble(cells.next()),
                Double.parseDouble(cells.next()),
                Double.parseDouble(cells.next()),
                Double.parseDouble(cells.next()),
                Double.parseDouble(cells.next()));
    }

    /** A percentile of the seconds from a run's message to the worker that took it. */
    double waitedForWorker(double percentile) {
        return Double.parseDouble(sql.text("""
            SELECT percentile_cont(CAST(? AS double precision))
                       WITHIN GROUP (ORDER BY extract(epoch FROM r.started_at - r.created_at))
            FROM sync_runs r JOIN scale_slots s ON s.run_id = r.id
            """, Double.toString(percentile)));
    }

    /** A percentile of the seconds from the slots to the workers, of all resources. */
    double late(double percentile) {
        return Double.parseDouble(sql.text("""
            SELECT percentile_cont(CAST(? AS double precision))
                       WITHIN GROUP (ORDER BY extract(epoch FROM r.started_at - s.slot))
            FROM sync_runs r JOIN scale_slots s ON s.run_id = r.id
            """, Double.toString(percentile)));
    }

    /** A quota of eBay's: its name, the calls of the day, and when the first run had to wait for it. */
    record OfQuota(String api, long calls, Optional<String> parkedAt, String resources) {}

    List<OfQuota> quotas() {
        return sql.texts("""
            SELECT concat_ws('|', api, sum(calls)) FROM ebay_calls GROUP BY api ORDER BY api
            """).stream().map(this::ofQuota).toList();
    }

    private OfQuota ofQuota(String line) {
        var cells = line.split(SEPARATOR);
        var api = cells[0];
        var parked = sql.texts("""
            SELECT concat_ws('|', to_char(min(e.at) - CAST(? AS timestamptz), 'HH24:MI'),
                             string_agg(DISTINCT r.resource, ', '))
            FROM event_log e JOIN sync_runs r ON r.id = e.run_id
            WHERE e.event = 'sync.parked' AND position(CAST(? AS text) IN e.message) > 0
            HAVING count(*) > 0
            """, Timestamp.from(ScaleSettings.START), "of " + api + " ");
        var found = parked.stream().findFirst().map(text -> text.split(SEPARATOR));
        return new OfQuota(
                api,
                Long.parseLong(cells[1]),
                found.map(text -> text[0]),
                found.map(text -> text[1]).orElse(""));
    }

    /** The largest tables with their indexes, as {@code name|bytes}. */
    List<String> tables() {
        return sql.texts("""
            SELECT concat_ws('|', relname, pg_total_relation_size(oid)) FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'scale_slots'
            ORDER BY pg_total_relation_size(oid) DESC LIMIT 8
            """);
    }
}
