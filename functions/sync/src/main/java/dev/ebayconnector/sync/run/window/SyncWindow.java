package dev.ebayconnector.sync.run.window;

import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.resource.SliceKeys;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code sync_windows}: a slice of a run and how far it has been read.
 *
 * @param startsAt   of a period
 * @param endsAt     of a period
 * @param keys       of a slice of keys, as a JSON array of texts
 * @param parentTotal of the period that this is a part of
 * @param nextOffset where the next page begins
 * @param expected   the greatest number of records that eBay counted in this pass; null before its first page
 * @param pass       how often the window has been begun, this time included
 * @param pages      of all passes
 * @param idlePages  the last pages in a row that brought no new record
 * @param seen       distinct records of this pass
 */
@MappedEntity("sync_windows")
public record SyncWindow(
        @Id UUID runId,
        int ordinal,
        String list,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable String keys,
        @Nullable Integer parentTotal,
        int nextOffset,
        @Nullable Integer expected,
        int pass,
        int pages,
        int idlePages,
        int seen,
        boolean done) {

    /** Of {@code sync_windows}, in the order of the members. */
    static final String COLUMNS =
            "run_id, ordinal, COALESCE(list, date_field, '') AS list, starts_at, ends_at, CAST(keys AS text) AS keys,"
                    + " parent_total, next_offset, expected, pass, pages, idle_pages, seen, done";

    public Slice slice() {
        if (keys != null) {
            return new Slice.Keys(list, SliceKeys.read(keys));
        }
        return startsAt == null ? new Slice.WholeList(list) : new Slice.Period(list, startsAt, endsAt);
    }

    /** Records that eBay counts, or keys to be read; zero before its first page. */
    public long size() {
        return keys != null ? SliceKeys.read(keys).size() : expected == null ? 0 : expected;
    }

    /** How many of them have been read. */
    public long read() {
        if (done) {
            return size();
        }
        return Math.min(size(), keys != null ? nextOffset : seen);
    }

    public boolean firstPageOfPass() {
        return expected == null;
    }

    /** The window behind a page, whose total and distinct records are in the figures. */
    SyncWindow after(WindowStep step, int total, int distinct) {
        return switch (step) {
            case WindowStep.Next(int offset, int idle) -> moved(offset, total, pass, idle, distinct, false);
            case WindowStep.Split _ -> moved(0, 0, pass, 0, 0, true);
            case WindowStep.NextPass(int kept) -> moved(0, null, pass + 1, 0, kept, false);
            case WindowStep.Complete _ -> moved(nextOffset, total, pass, 0, distinct, true);
            case WindowStep.Incomplete _, WindowStep.Stuck _ ->
                moved(nextOffset, total, pass, idlePages, distinct, false);
        };
    }

    private SyncWindow moved(int offset, Integer total, int newPass, int idle, int distinct, boolean complete) {
        return new SyncWindow(
                runId,
                ordinal,
                list,
                startsAt,
                endsAt,
                keys,
                parentTotal,
                offset,
                total,
                newPass,
                pages + 1,
                idle,
                distinct,
                complete);
    }
}
