package dev.ebayconnector.local.reads;

/**
 * A request for a list.
 *
 * @param list     the path
 * @param narrowed the filters and the sort, and which value each filter has; empty for the whole list
 * @param target   path and query, encoded
 */
public record ListCall(String list, String narrowed, String target) {

    /** The same request for another number of rows. */
    public ListCall limited(int rows) {
        return new ListCall(list, narrowed, target + (target.contains("?") ? "&" : "?") + "limit=" + rows);
    }

    @Override
    public String toString() {
        return narrowed.isEmpty() ? list : list + " by " + narrowed;
    }
}
