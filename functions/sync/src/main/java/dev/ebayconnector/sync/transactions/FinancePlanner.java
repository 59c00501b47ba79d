package dev.ebayconnector.sync.transactions;

import dev.ebayconnector.ebay.finances.FinancesClient;
import dev.ebayconnector.sync.run.resource.Resource.PlanRequest;
import dev.ebayconnector.sync.run.resource.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a period into windows within eBay's rules (Sell Finances v1): less than five years ago, at most 36 months long.
 * There is no filter by modification, and the status and the payout of a transaction are set later, so every run reads the
 * last 90 days again. A first load reads windows of 30 days side by side; a later run asks for each list in one window, because
 * eBay gives an application only 15,000 calls of Finances a day ("API call limits") for all of its sellers.
 */
final class FinancePlanner {

    static final String TRANSACTIONS = "transactions";
    static final String PAYOUTS = "payouts";
    static final String FUNDS = "funds";

    /** Five years of 365 days, and a day less, because time passes between planning and reading. */
    private static final Duration OLDEST = Duration.ofDays(5 * 365 - 1);

    private static final Duration READ_AGAIN = Duration.ofDays(90);
    private static final Duration FIRST_LOAD = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(FinancesClient.LONGEST_PERIOD_DAYS);
    private static final Duration OVERLAP = Duration.ofDays(1);
    private static final Duration BEHIND_NOW = Duration.ofSeconds(10);

    private FinancePlanner() {}

    static Instant earliest(Instant now) {
        return now.minus(OLDEST);
    }

    static List<Slice> plan(PlanRequest request) {
        var latest = request.now().minus(BEHIND_NOW);
        var end = request.to().filter(latest::isAfter).orElse(latest);
        var earliest = earliest(request.now());
        var wanted = request.from().orElseGet(() -> request.full() ? earliest : start(request));
        var start = wanted.isBefore(earliest) ? earliest : wanted;
        var longest = isIncrement(request) ? LONGEST : FIRST_LOAD;
        var slices = new ArrayList<Slice>();
        slices.addAll(windows(TRANSACTIONS, start, end, longest));
        slices.addAll(windows(PAYOUTS, start, end, longest));
        if (!slices.isEmpty()) {
            slices.add(new Slice.WholeList(FUNDS));
        }
        return slices;
    }

    private static boolean isIncrement(PlanRequest request) {
        return !request.full()
                && request.from().isEmpty()
                && request.watermark().isPresent();
    }

    /** Further back than 90 days if the last run was so long ago. */
    private static Instant start(PlanRequest request) {
        var usual = request.now().minus(READ_AGAIN);
        return request.watermark()
                .map(mark -> mark.minus(OVERLAP))
                .filter(usual::isAfter)
                .orElse(usual);
    }

    private static List<Slice> windows(String list, Instant start, Instant end, Duration longest) {
        var windows = new ArrayList<Slice>();
        for (var from = start; from.isBefore(end); from = from.plus(longest)) {
            var to = from.plus(longest);
            windows.add(new Slice.Period(list, from, to.isBefore(end) ? to : end));
        }
        return windows;
    }
}
