package dev.ebayconnector.sync;

import java.util.Set;

/** Ids of the orders that storing a page inserted and updated; the others had not changed. */
record StoredRows(Set<String> inserted, Set<String> updated) {

    static final StoredRows NONE = new StoredRows(Set.of(), Set.of());

    boolean holds(String orderId) {
        return inserted.contains(orderId) || updated.contains(orderId);
    }
}
