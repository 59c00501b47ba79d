package dev.ebayconnector.sync.disputes;

import dev.ebayconnector.ebay.disputes.PaymentDisputesClient;
import dev.ebayconnector.sync.run.resource.Resource.PlanRequest;
import dev.ebayconnector.sync.run.resource.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a period into windows within eBay's rules (Sell Fulfillment v1, getPaymentDisputeSummaries): opened at most 18
 * months ago, at most 90 days at once. eBay has no filter by change, so later runs read the disputes that were opened in
 * the last 90 days again, and those in a status that asks for attention, whenever they were opened.
 */
final class DisputePlanner {

    static final String OPENED = "opened";
    static final String DETAILS = "details";

    /** Disputes in such a status can change; each is a list of its own. */
    static final List<String> UNSETTLED = List.of("OPEN", "ACTION_NEEDED");

    private static final int MONTHS = 18;

    /** Time passes between planning and reading. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private static final Duration BEHIND_NOW = Duration.ofSeconds(10);

    private DisputePlanner() {}

    static Instant earliest(Instant now) {
        return now.atZone(ZoneOffset.UTC).minusMonths(MONTHS).toInstant().plus(MARGIN);
    }

    /** @param stored ids of disputes whose details are read in any case */
    static List<Slice> plan(PlanRequest request, List<String> stored) {
        var latest = request.now().minus(BEHIND_NOW);
        var end = request.to().filter(latest::isAfter).orElse(latest);
        var slices = cut(start(request), end);
        boolean everything = request.from().isEmpty() && request.to().isEmpty();
        if (everything) {
            UNSETTLED.forEach(status -> slices.add(new Slice.WholeList(status)));
        }
        if (everything && !stored.isEmpty()) {
            slices.add(new Slice.Keys(DETAILS, stored));
        }
        return slices;
    }

    private static Instant start(PlanRequest request) {
        var earliest = earliest(request.now());
        var recent = request.now().minus(PaymentDisputesClient.LONGEST_PERIOD);
        var wanted = request.from()
                .orElseGet(() -> request.full()
                        ? earliest
                        : request.watermark()
                                .map(mark -> mark.isBefore(recent) ? mark : recent)
                                .orElse(earliest));
        return wanted.isBefore(earliest) ? earliest : wanted;
    }

    private static List<Slice> cut(Instant start, Instant end) {
        var windows = new ArrayList<Slice>();
        for (var from = start; from.isBefore(end); from = from.plus(PaymentDisputesClient.LONGEST_PERIOD)) {
            var to = from.plus(PaymentDisputesClient.LONGEST_PERIOD);
            windows.add(new Slice.Period(OPENED, from, to.isBefore(end) ? to : end));
        }
        return windows;
    }
}
