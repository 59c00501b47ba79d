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
 * @param raw         as JSON; null in a list, and if PostgreSQL does not accept it as JSON
 * @param rawText     the record if it is not valid JSON; null in a list
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
        @Nullable Instant dismissedAt,
        @Nullable String dismissedBy) {

    /** What eBay sent; null in a list. */
    public String text() {
        return raw == null ? rawText : raw;
    }
}
