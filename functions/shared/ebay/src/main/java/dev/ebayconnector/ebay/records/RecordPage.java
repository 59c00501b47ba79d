package dev.ebayconnector.ebay.records;

import java.util.List;
import java.util.OptionalInt;

/**
 * One page of a list.
 *
 * @param total      records in the whole list, as eBay counts them at the moment
 * @param records    in eBay's order; the same key may appear twice
 * @param unreadable records that could not be read; they count as records of the page
 * @param nextOffset the offset in eBay's link to the next page; empty without such a link
 */
public record RecordPage<R>(
        int total, List<R> records, List<UnreadableRecord> unreadable, OptionalInt nextOffset, String ebayRequestId) {

    /** Readable or not. */
    public int size() {
        return records.size() + unreadable.size();
    }

    /** The same page; the keys of what could not be read begin with the prefix. */
    public RecordPage<R> prefixed(String prefix) {
        var renamed = unreadable.stream()
                .map(record -> record.key() == null
                        ? record
                        : new UnreadableRecord(prefix + record.key(), record.reason(), record.raw()))
                .toList();
        return new RecordPage<>(total, records, renamed, nextOffset, ebayRequestId);
    }
}
