package dev.ebayconnector.sync.run.quarantine;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code quarantined_records}.
 *
 * @param at          when eBay sent it last
 * @param runId       of the run that read it last
 * @param recordKey   eBay's id; null if even that cannot be read
 * @param raw         what eBay sent, as an earlier release stored it; null in a list
 * @param rawText     the same if it is not valid JSON; null in a list
 * @param personal    what eBay sent, sealed; null in a list, and once it was erased
 * @param dismissedBy e-mail address of the user who dismissed it
 */
@MappedEntity("quarantined_records")
public record QuarantinedRecord(
        @Id long id,
        Instant at,
        UUID accountId,
        UUID runId,
        String resource,
        @Nullable String recordKey,
        String reason,
        @Nullable String raw,
        @Nullable String rawText,
        @Nullable byte[] personal,
        @Nullable byte[] recordDigest,
        @Nullable Instant dismissedAt,
        @Nullable String dismissedBy) {}
