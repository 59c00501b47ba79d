package dev.ebayconnector.sync.run.quota;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.ebay.analytics.AnalyticsClient;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Resource.QuotaName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps all runs together within a share of eBay's limits, which are per application and day. When calls run short,
 * first loads and proofs stop at half of the share, increments at nine tenths, and only urgent resources use it up.
 */
public final class QuotaBudget {

    private static final int ALL = 100;
    private static final int INCREMENTS = 90;
    private static final int DEFERRABLE = 50;

    /** eBay gives an application 5,000 calls of Analytics a day, and 1,000 application tokens. */
    private static final Duration ASK_AGAIN = Duration.ofHours(1);

    private final QuotaStore store;
    private final QuotaReader ebay;
    private final QuotaSettings settings;
    private final Clock clock;

    public QuotaBudget(QuotaStore store, QuotaReader ebay, QuotaSettings settings, Clock clock) {
        this.store = store;
        this.ebay = ebay;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The use of today; eBay is asked for its limit if that was not done within the last hour, or if the reset that it
     * stated has come.
     */
    public QuotaUse today(EbayEnvironment environment, QuotaName name) {
        var now = clock.instant();
        var found = store.find(environment.code(), name.text(), QuotaDay.of(now));
        return found.filter(use -> use.askedAt() != null)
                .filter(use -> use.askedAt().isAfter(now.minus(ASK_AGAIN)) && !use.outdated(now))
                .orElseGet(() -> ask(environment, name).use());
    }

    /** @param stated what eBay said; empty if it did not */
    public record Asked(QuotaUse use, Optional<AnalyticsClient.Quota> stated) {}

    /** Asks eBay now and keeps its answer. */
    public Asked ask(EbayEnvironment environment, QuotaName name) {
        var stated = ebay.read(environment, name);
        var now = clock.instant();
        var use = store.stated(
                environment.code(),
                name.text(),
                QuotaDay.of(now),
                stated.map(quota -> quota.limit() - quota.remaining()).orElse(0L),
                stated.map(AnalyticsClient.Quota::limit).orElse(null),
                stated.map(AnalyticsClient.Quota::resetsAt).orElse(null),
                now);
        return new Asked(use, stated);
    }

    /** Counts calls, within the caller's transaction and as its last statement. */
    public QuotaUse count(EbayEnvironment environment, Resource<?> resource, int calls) {
        return store.add(
                environment.code(),
                resource.quota().text(),
                QuotaDay.of(clock.instant()),
                calls,
                resource.urgent() ? calls : 0);
    }

    /** Lets no run call eBay before a time. */
    void block(EbayEnvironment environment, QuotaName name, Instant until) {
        store.block(environment.code(), name.text(), QuotaDay.of(clock.instant()), until);
    }

    /** eBay's limit for a day; the published one as long as eBay does not state its own. */
    public long limit(QuotaUse use) {
        return use.callsLimit() == null ? PublishedLimits.of(use.api()) : use.callsLimit();
    }

    /** The calls of a day that the connector may make. */
    public long share(QuotaUse use) {
        return limit(use) * settings.sharePercent() / ALL;
    }

    /** Where a run must wait; empty if it may make more calls. */
    Optional<Parking> parking(QuotaUse use, Resource<?> resource, boolean deferrable) {
        var now = clock.instant();
        if (use.blockedUntil() != null && use.blockedUntil().isAfter(now)) {
            return Optional.of(new Parking(
                    use.blockedUntil(),
                    "ebay_quota_used_up",
                    "eBay accepts no more calls of " + use.api() + " until then.",
                    false));
        }
        if (room(use, resource, deferrable) > 0) {
            return Optional.empty();
        }
        int part = part(resource, deferrable);
        return Optional.of(new Parking(
                use.reset(now),
                "quota_share_used",
                use.used() + " calls of " + use.api() + " were made today; the connector's share is " + share(use)
                        + (part == ALL ? "" : ", of which this kind of run leaves " + (ALL - part) + " %")
                        + ".",
                false));
    }

    /** Calls that a run may still make today; those of a new day are not known before its first call. */
    long room(QuotaUse use, Resource<?> resource, boolean deferrable) {
        return use.day().isBefore(QuotaDay.of(clock.instant()))
                ? Long.MAX_VALUE
                : share(use) * part(resource, deferrable) / ALL - use.used();
    }

    private static int part(Resource<?> resource, boolean deferrable) {
        return deferrable ? DEFERRABLE : resource.urgent() ? ALL : INCREMENTS;
    }
}
