package dev.ebayconnector.sync.run.window;

import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.ebay.records.UnreadableRecord;
import dev.ebayconnector.sync.run.quarantine.RecordHash;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Slice;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A page as a part of its window.
 *
 * @param news  the page without the records that this pass has stored already
 * @param step  what follows
 * @param moved the window behind the page
 */
public record WindowPage<R>(RecordPage<R> news, WindowStep step, SyncWindow moved) {

    /** Marks the page's records as seen, within the transaction that stores them. */
    public static <R> WindowPage<R> place(
            Connection connection, SeenRecords seen, SyncWindow window, Resource<R> resource, RecordPage<R> page)
            throws SQLException {
        if (window.slice() instanceof Slice.Keys(String _, List<String> keys)) {
            return ofKeys(window, keys.size(), resource, page);
        }
        var paging = resource.paging(window.slice());
        var split = WindowSplit.of(window, paging, page.total());
        if (split.isPresent()) {
            return new WindowPage<>(only(resource, page, Set.of()), split.get(), window.after(split.get(), 0, 0));
        }
        var hashes = hashes(resource, page);
        boolean whole = window.firstPageOfPass()
                && window.seen() == 0
                && page.nextOffset().isEmpty()
                && page.size() >= page.total();
        var fresh = whole || hashes.isEmpty() ? hashes : seen.add(connection, window, hashes);
        boolean connected =
                !paging.overlapping() || window.nextOffset() == 0 || hashes.isEmpty() || fresh.size() < hashes.size();
        if (!connected) {
            // The page is read again behind the gap; until then its records must not look as if they were connected.
            seen.remove(connection, window, hashes);
            fresh = Set.of();
        }
        int expected = window.firstPageOfPass() ? page.total() : Math.max(window.expected(), page.total());
        int total = window.seen() + fresh.size();
        var step = WindowStep.after(window, page, paging, expected, total, fresh.size(), connected);
        var moved = window.after(step, expected, total);
        if (!whole && (moved.done() || moved.seen() == 0)) {
            seen.clear(connection, window);
        }
        return new WindowPage<>(only(resource, page, fresh), step, moved);
    }

    /** Keys are read once each; what they lead to is not counted. */
    private static <R> WindowPage<R> ofKeys(SyncWindow window, int keys, Resource<R> resource, RecordPage<R> page) {
        int next = window.nextOffset() + resource.paging(window.slice()).size();
        var step = next < keys ? new WindowStep.Next(next, 0) : new WindowStep.Complete();
        return new WindowPage<>(
                only(resource, page, hashes(resource, page)), step, window.after(step, 0, window.seen() + page.size()));
    }

    /** The given records; the last one of several with the same key, because a list that shifts can show it twice. */
    private static <R> RecordPage<R> only(Resource<R> resource, RecordPage<R> page, Set<Long> wanted) {
        var records = new LinkedHashMap<Long, R>();
        page.records().forEach(record -> records.put(RecordHash.hash(resource.key(record), null), record));
        records.keySet().retainAll(wanted);
        var unreadable = new LinkedHashMap<Long, UnreadableRecord>();
        page.unreadable().forEach(record -> unreadable.put(RecordHash.hash(record.key(), record.raw()), record));
        unreadable.keySet().retainAll(wanted);
        return new RecordPage<>(
                page.total(),
                List.copyOf(records.values()),
                List.copyOf(unreadable.values()),
                page.nextOffset(),
                page.ebayRequestId());
    }

    private static <R> Set<Long> hashes(Resource<R> resource, RecordPage<R> page) {
        var hashes = page.records().stream()
                .map(record -> RecordHash.hash(resource.key(record), null))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        page.unreadable().forEach(record -> hashes.add(RecordHash.hash(record.key(), record.raw())));
        return hashes;
    }
}
