package dev.ebayconnector.sync.run.resource;

import java.time.Instant;
import java.util.List;

/** A part of a resource that is read page by page, and that is complete or not as a whole. */
public sealed interface Slice {

    /** Which of the resource's lists it belongs to, in the resource's own words. */
    String list();

    /**
     * A closed period of a list; eBay counts its records.
     *
     * @param from first moment, included
     * @param to   last moment, included
     */
    record Period(String list, Instant from, Instant to) implements Slice {}

    /** A list without dates; eBay counts its records. */
    record WholeList(String list) implements Slice {}

    /**
     * Records that are read by the ids of others, such as the offers of some SKUs. A page holds what belongs to as many
     * keys as its limit says, from the key at its offset on; nothing is counted.
     */
    record Keys(String list, List<String> keys) implements Slice {}
}
