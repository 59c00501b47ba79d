package dev.ebayconnector.sync;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
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
}
