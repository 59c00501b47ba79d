package dev.ebayconnector.sync;

import dev.ebayconnector.ebay.OrderWindow;
import dev.ebayconnector.ebay.OrdersPage;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A row of {@code sync_windows}: a closed stretch of time and how far the run has come in it. */
@MappedEntity("sync_windows")
record SyncWindow(
        @Id UUID runId,
        int ordinal,
        String dateField,
        Instant startsAt,
        Instant endsAt,
        int nextOffset,
        @Nullable Integer expected,
        boolean done) {

    OrderWindow window() {
        return new OrderWindow(OrderWindow.DateField.valueOf(dateField.toUpperCase(Locale.ROOT)), startsAt, endsAt);
    }

    /**
     * Where to go on after a page. A window by modification date shrinks while it is read: an order that changes leaves it,
     * and all behind it move up, some of them past the place that was read already. So many are read again.
     */
    SyncWindow after(OrdersPage page) {
        int gone = expected == null ? 0 : Math.max(0, expected - page.total());
        if (gone > 0) {
            return at(Math.max(0, nextOffset - gone), page.total(), false);
        }
        return at(
                page.nextOffset().orElse(nextOffset),
                page.total(),
                page.nextOffset().isEmpty());
    }

    private SyncWindow at(int offset, int total, boolean read) {
        return new SyncWindow(runId, ordinal, dateField, startsAt, endsAt, offset, total, read);
    }
}
