package dev.ebayconnector.sync;

import io.micronaut.core.annotation.Introspected;

/** What storing a page did. */
@Introspected
record StoredRows(long inserted, long updated) {
}
