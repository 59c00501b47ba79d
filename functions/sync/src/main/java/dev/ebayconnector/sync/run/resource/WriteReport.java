package dev.ebayconnector.sync.run.resource;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of records that were written.
 *
 * @param unchanged eBay did not modify them since they were stored
 * @param follow    slices that the records lead to; the same run reads them after those it has
 */
public record WriteReport(int inserted, int updated, int unchanged, List<Slice> follow) {

    public static final WriteReport NOTHING = new WriteReport(0, 0, 0);

    public WriteReport(int inserted, int updated, int unchanged) {
        this(inserted, updated, unchanged, List.of());
    }

    public WriteReport plus(WriteReport other) {
        return new WriteReport(
                inserted + other.inserted,
                updated + other.updated,
                unchanged + other.unchanged,
                Stream.concat(follow.stream(), other.follow.stream()).toList());
    }

    /** Records that are stored now. */
    public int stored() {
        return inserted + updated + unchanged;
    }
}
