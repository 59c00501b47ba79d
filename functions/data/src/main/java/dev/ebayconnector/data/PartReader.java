package dev.ebayconnector.data;

import dev.ebayconnector.web.PageRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Reads as many records as one answer may hold, a bounded number at a time. */
@Singleton
final class PartReader {

    /** How many rows are in memory at once beside the answer. */
    static final int CHUNK = 500;

    /** API Gateway waits 29 seconds; the last chunk and a cold start need some of them. */
    private static final Duration TIME = Duration.ofSeconds(12);

    private final RecordStore store;
    private final Clock clock;

    PartReader(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param columns the names of what is shown */
    record Read(List<String> columns, Part part) {}

    Read read(Selection selection, Shape shape, PageRequest<RowKey> page, Function<StoredRow, String> text) {
        var end = clock.instant().plus(TIME);
        var part = new Part(page.limit());
        var after = page.after().map(RowKey::bound).orElse(List.of());
        while (true) {
            var left = page.limit() - part.texts().size();
            var rows = store.rows(selection, shape, after, Math.min(left, CHUNK) + 1);
            if (add(rows.rows(), Math.min(left, CHUNK), part, text)
                    || left <= CHUNK
                    || clock.instant().isAfter(end)) {
                return new Read(rows.columns(), part);
            }
            after = part.next().bound();
        }
    }

    /** Whether the part ends with these rows, of which one more than the chunk was read to see whether there are more. */
    private static boolean add(List<StoredRow> rows, int chunk, Part part, Function<StoredRow, String> text) {
        for (var row : rows.subList(0, Math.min(rows.size(), chunk))) {
            if (!part.add(row.key(), text.apply(row))) {
                return true;
            }
        }
        if (rows.size() <= chunk) {
            part.complete();
            return true;
        }
        return false;
    }
}
