package dev.ebayconnector.sync.run.resource;

/**
 * How eBay divides a list into pages.
 *
 * @param size        the most records on a page; of a slice of keys, the keys whose records make a page
 * @param overlapping whether a page may begin at any record, so that two pages can share one; otherwise every offset
 *                    is a multiple of the size
 */
public record Paging(int size, boolean overlapping) {

    /** The offset counts records and may be any number. */
    public static Paging byRecord(int size) {
        return new Paging(size, true);
    }

    /** The offset counts pages, or must be a multiple of the page size. */
    public static Paging byPage(int size) {
        return new Paging(size, false);
    }

    /** Records that two pages share, which shows that nothing was lost between them. */
    public int overlap() {
        return overlapping ? 1 : 0;
    }
}
