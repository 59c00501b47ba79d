package dev.ebayconnector.sync;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code sync_runs}. */
@MappedEntity("sync_runs")
record SyncRun(
        @Id UUID id,
        UUID accountId,
        String resource,
        String state,
        @Nullable Instant requestedFrom,
        @Nullable Instant requestedTo,
        boolean fullScan,
        String requestId,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int pages,
        int calls,
        long rowsSeen,
        long rowsInserted,
        long rowsUpdated,
        long rowsUnchanged,
        long rowsQuarantined,
        @Nullable Instant stopRequestedAt,
        @Nullable String stopRequestedBy,
        @Nullable String errorCode,
        @Nullable String errorDetail) {

    boolean ended() {
        return finishedAt != null;
    }
}
