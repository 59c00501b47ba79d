package dev.ebayconnector.sync.api;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.sync.run.quota.QuotaBudget;
import dev.ebayconnector.sync.run.quota.QuotaDay;
import dev.ebayconnector.sync.run.quota.QuotaStore;
import dev.ebayconnector.sync.run.quota.QuotaUse;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;

/** What the connector has used of eBay's quotas today. */
@Controller("/api/ebay/sync/quota")
final class QuotaController {

    private final QuotaStore store;
    private final QuotaBudget budget;
    private final Clock clock;

    QuotaController(QuotaStore store, QuotaBudget budget, Clock clock) {
        this.store = store;
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * @param day          in Pacific time, by which eBay counts
     * @param used         by the connector, for all accounts
     * @param usedUrgent   those of them for urgent resources
     * @param usedByOthers by other programs with the same app credentials, when eBay was asked last
     * @param limit        eBay's, as it stated it last, else its published one
     * @param share        that the connector may use
     * @param blockedUntil null while eBay accepts calls
     * @param askedAt      when eBay was asked last; null if it was not
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Item(
            String environment,
            String api,
            String day,
            long used,
            long usedUrgent,
            long usedByOthers,
            long limit,
            long share,
            Instant resetsAt,
            @Nullable Instant blockedUntil,
            @Nullable Instant askedAt) {}

    @Get
    Page<Item> today(HttpRequest<?> request) {
        var query = Query.of(request, "environment");
        var environment = query.oneOf("environment", codes());
        query.check();
        var now = clock.instant();
        var items = Arrays.stream(codes())
                .filter(code -> environment.isEmpty() || environment.get().equals(code))
                .flatMap(code -> store.ofDay(code, QuotaDay.of(now)).stream())
                .map(use -> item(use, now))
                .toList();
        return new Page<>(items, null);
    }

    private Item item(QuotaUse use, Instant now) {
        boolean blocked = use.blockedUntil() != null && use.blockedUntil().isAfter(now);
        return new Item(
                use.environment(),
                use.api(),
                use.day().toString(),
                use.calls(),
                use.urgentCalls(),
                use.otherCalls(),
                budget.limit(use),
                budget.share(use),
                use.reset(now),
                blocked ? use.blockedUntil() : null,
                use.askedAt());
    }

    private static String[] codes() {
        return Arrays.stream(EbayEnvironment.values())
                .map(EbayEnvironment::code)
                .toArray(String[]::new);
    }
}
