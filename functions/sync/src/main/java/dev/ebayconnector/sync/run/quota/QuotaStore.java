package dev.ebayconnector.sync.run.quota;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The table {@code ebay_calls}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface QuotaStore extends GenericRepository<QuotaUse, String> {

    @Query("SELECT " + QuotaUse.COLUMNS + """
         FROM ebay_calls
        WHERE environment = :environment AND api = :api AND day = :day
        """)
    Optional<QuotaUse> find(String environment, String api, LocalDate day);

    /** The quotas of an environment that were used on a day. */
    @Query("SELECT " + QuotaUse.COLUMNS + """
         FROM ebay_calls
        WHERE environment = :environment AND day = :day
        ORDER BY api
        LIMIT 100
        """)
    List<QuotaUse> ofDay(String environment, LocalDate day);

    /** Adds calls; the row stays locked until the end of the transaction, so this is its last statement. */
    @Query("""
        INSERT INTO ebay_calls (environment, api, day, calls, urgent_calls)
        VALUES (:environment, :api, :day, :calls, :urgentCalls)
        ON CONFLICT (environment, api, day) DO UPDATE
        SET calls = ebay_calls.calls + excluded.calls, urgent_calls = ebay_calls.urgent_calls + excluded.urgent_calls
        RETURNING\
        """ + " " + QuotaUse.COLUMNS)
    QuotaUse add(String environment, String api, LocalDate day, long calls, long urgentCalls);

    /**
     * Keeps what eBay stated; what it counted beyond our own calls was used by others.
     *
     * @param limit null if eBay was asked in vain; what it stated before is then kept
     */
    @Query("""
        INSERT INTO ebay_calls (environment, api, day, other_calls, calls_limit, resets_at, asked_at)
        VALUES (:environment, :api, :day, GREATEST(0, CAST(:used AS bigint)), CAST(:limit AS bigint),
                CAST(:resetsAt AS timestamptz), :now)
        ON CONFLICT (environment, api, day) DO UPDATE
        SET other_calls = CASE WHEN excluded.calls_limit IS NULL THEN ebay_calls.other_calls
                               ELSE GREATEST(0, CAST(:used AS bigint) - ebay_calls.calls) END,
            calls_limit = COALESCE(excluded.calls_limit, ebay_calls.calls_limit),
            resets_at = COALESCE(excluded.resets_at, ebay_calls.resets_at), asked_at = excluded.asked_at
        RETURNING\
        """ + " " + QuotaUse.COLUMNS)
    QuotaUse stated(
            String environment,
            String api,
            LocalDate day,
            long used,
            @Nullable Long limit,
            @Nullable Instant resetsAt,
            Instant now);

    /** Keeps that eBay refuses calls until a time. */
    @Query("""
        INSERT INTO ebay_calls (environment, api, day, blocked_until)
        VALUES (:environment, :api, :day, :until)
        ON CONFLICT (environment, api, day) DO UPDATE SET blocked_until = excluded.blocked_until
        """)
    void block(String environment, String api, LocalDate day, Instant until);
}
