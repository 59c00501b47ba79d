package dev.ebayconnector.sync.api;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.sync.api.DryRunReport.Estimate;
import dev.ebayconnector.sync.run.calls.CallLog;
import dev.ebayconnector.sync.run.quota.QuotaBudget;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.work.CallGuard;
import dev.ebayconnector.sync.run.work.FetchOutcome;
import dev.ebayconnector.sync.run.work.PageFetcher;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds out what a sync would read. eBay is asked for one record of each list, because its answer holds the number
 * of all, and for the quota; no call is repeated, because the caller waits.
 */
public final class DryRunner {

    private final PageFetcher fetcher;
    private final QuotaBudget budget;
    private final Clock clock;

    public DryRunner(PageFetcher fetcher, QuotaBudget budget, Clock clock) {
        this.fetcher = fetcher;
        this.budget = budget;
        this.clock = clock;
    }

    /** @param slices one behind the other within each list; at least one */
    DryRunReport run(Account account, Resource<?> resource, List<Slice> slices, RequestId requestId) {
        var lists =
                slices.stream().collect(Collectors.groupingBy(Slice::list, LinkedHashMap::new, Collectors.toList()));
        var estimate = Estimate.NOTHING;
        DryRunReport.Failure failure = null;
        int calls = 0;
        for (var list : lists.values()) {
            var outcome = ask(account, resource, list, requestId);
            calls += outcome.calls().count();
            switch (outcome) {
                case FetchOutcome.Fetched<?> fetched -> estimate = estimate.plus(estimate(resource, list, fetched));
                case FetchOutcome.Failed<?> failed ->
                    failure = new DryRunReport.Failure(
                            failed.why().code(), failed.why().detail());
                case FetchOutcome.Cancelled<?> _ -> throw new IllegalStateException("a dry run is not cancelled");
            }
        }
        budget.count(account.environment(), resource, calls);
        var quota = budget.ask(account.environment(), resource.quota());
        return new DryRunReport(
                true,
                account.id().toString(),
                resource.name(),
                slices.stream().map(DryRunReport.Window::of).toList(),
                failure == null ? estimate : null,
                quota.stated().map(DryRunReport.Quota::of).orElse(null),
                DryRunReport.Budget.of(quota.use(), budget, failure == null ? estimate : Estimate.NOTHING),
                failure);
    }

    private <R> FetchOutcome<R> ask(Account account, Resource<R> resource, List<Slice> list, RequestId requestId) {
        return fetcher.fetch(account, resource, whole(list), 1, 0, CallGuard.NONE, new CallLog(clock), requestId);
    }

    private static Estimate estimate(Resource<?> resource, List<Slice> list, FetchOutcome.Fetched<?> fetched) {
        var first = list.getFirst();
        int records = fetched.page().total();
        var pages = Estimate.of(records, list.size(), resource.paging(first));
        return pages.plus(new Estimate(0, 0, records * resource.callsPerRecord(first.list())));
    }

    /** All periods of a list as one. */
    private static Slice whole(List<Slice> list) {
        return list.getFirst() instanceof Slice.Period first && list.getLast() instanceof Slice.Period last
                ? new Slice.Period(first.list(), first.from(), last.to())
                : list.getFirst();
    }
}
