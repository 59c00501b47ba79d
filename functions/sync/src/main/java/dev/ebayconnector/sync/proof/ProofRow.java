package dev.ebayconnector.sync.proof;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A row of {@code sync_proofs}.
 *
 * @param currency    empty for the counts of a day
 * @param state       {@code proven}, {@code differs} or {@code unknown}
 * @param reason      a sentence for people; null if there is nothing to explain
 * @param repairRunId the last run that read the day again; null if none did
 */
@MappedEntity("sync_proofs")
public record ProofRow(
        @Id UUID accountId,
        String resource,
        LocalDate day,
        String currency,
        @Nullable Long ebayCount,
        @Nullable Long ourCount,
        @Nullable BigDecimal ebayAmount,
        @Nullable BigDecimal ourAmount,
        long missing,
        long surplus,
        long doubled,
        String state,
        @Nullable String reason,
        Instant checkedAt,
        @Nullable UUID repairRunId) {

    /** In the order of the members. */
    static final String COLUMNS = """
        account_id, resource, day, currency, ebay_count, our_count, ebay_amount, our_amount, missing, surplus, doubled,
        state, reason, checked_at, repair_run_id
        """;

    static final String PROVEN = "proven";
    static final String DIFFERS = "differs";
    static final String UNKNOWN = "unknown";

    public boolean proven() {
        return state.equals(PROVEN);
    }

    public boolean differs() {
        return state.equals(DIFFERS);
    }
}
