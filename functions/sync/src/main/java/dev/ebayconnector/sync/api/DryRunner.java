package dev.ebayconnector.sync.api;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.sync.run.CallGuard;
import dev.ebayconnector.sync.run.FetchOutcome;
import dev.ebayconnector.sync.run.PageFetcher;
import dev.ebayconnector.sync.run.Resource;
import dev.ebayconnector.sync.run.Slice;
import java.util.List;

/**
 * Finds out what a sync would read. eBay is asked for one record of the whole period, because its answer holds the
 * number of all, and for the quota; no call is repeated, because the caller waits.
 */
public final class DryRunner {

    private final PageFetcher fetcher;
    private final QuotaReader quotas;

    public DryRunner(PageFetcher fetcher, QuotaReader quotas) {
        this.fetcher = fetcher;
        this.quotas = quotas;
    }

    /** @param slices one behind the other; at least one */
    DryRunReport run(Account account, Resource<?> resource, List<Slice> slices, RequestId requestId) {
        var first = slices.getFirst();
        var whole = new Slice(first.dateField(), first.from(), slices.getLast().to());
        var outcome = fetcher.fetch(account, resource, whole, 1, 0, CallGuard.NONE, requestId);
        return new DryRunReport(
                true,
                account.id().toString(),
                resource.name(),
                slices.stream().map(DryRunReport.Window::of).toList(),
                outcome instanceof FetchOutcome.Fetched<?> fetched
                        ? DryRunReport.Estimate.of(fetched.page().total(), slices.size(), resource.pageSize())
                        : null,
                quotas.read(account, resource.quota())
                        .map(DryRunReport.Quota::of)
                        .orElse(null),
                outcome instanceof FetchOutcome.Failed<?> failed
                        ? new DryRunReport.Failure(failed.code(), failed.detail())
                        : null);
    }
}
