package dev.ebayconnector.sync.run.quota;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A row of {@code ebay_calls}: the calls of a day on one of eBay's quotas.
 *
 * @param api          eBay's context and name, such as {@code sell/fulfillment}
 * @param day          in Pacific time
 * @param calls        that the connector made, for all accounts
 * @param urgentCalls  those of them for urgent resources
 * @param otherCalls   that eBay counted beyond ours when it was asked last
 * @param callsLimit   as eBay stated it; null if it did not yet
 * @param resetsAt     as eBay stated it; null if it did not yet
 * @param askedAt      when eBay was asked last
 * @param blockedUntil until when eBay refuses calls because none are left; null if it does not
 */
@MappedEntity("ebay_calls")
public record QuotaUse(
        String environment,
        String api,
        LocalDate day,
        long calls,
        long urgentCalls,
        long otherCalls,
        @Nullable Long callsLimit,
        @Nullable Instant resetsAt,
        @Nullable Instant askedAt,
        @Nullable Instant blockedUntil) {

    /** Of {@code ebay_calls}, in the order of the members. */
    static final String COLUMNS =
            "environment, api, day, calls, urgent_calls, other_calls, calls_limit, resets_at, asked_at, blocked_until";

    /** By whomever they were made. */
    public long used() {
        return calls + otherCalls;
    }

    /** Whether eBay has given calls anew since it was asked last; what it counted then holds no more. */
    boolean outdated(Instant now) {
        return resetsAt != null && askedAt != null && resetsAt.isAfter(askedAt) && !resetsAt.isAfter(now);
    }

    /** When calls are given anew, by the day of this row. */
    public Instant reset(Instant now) {
        return resetsAt == null || !resetsAt.isAfter(now) ? QuotaDay.end(now) : resetsAt;
    }
}
