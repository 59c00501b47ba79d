package dev.ebayconnector.sync;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.ebay.OrderWindow;
import dev.ebayconnector.ebay.OrdersClient;
import java.util.List;

/**
 * A dry run. eBay is asked for one order of the whole stretch, because the answer holds the number of all, and for
 * what is left of the quota; neither is asked again when it fails.
 */
final class TryRun {

    private final FetchPage fetchPage;
    private final AskQuota askQuota;

    TryRun(FetchPage fetchPage, AskQuota askQuota) {
        this.fetchPage = fetchPage;
        this.askQuota = askQuota;
    }

    DryRun run(Account account, String resource, List<OrderWindow> planned, RequestId requestId) {
        var windows = planned.stream().map(DryRun.Window::of).toList();
        var whole = new OrderWindow(
                planned.getFirst().field(),
                planned.getFirst().from(),
                planned.getLast().to());
        return switch (fetchPage.fetch(account, whole, 1, 0, requestId)) {
            case FetchedPage.Fetched fetched ->
                new DryRun(
                        true,
                        account.id().toString(),
                        resource,
                        windows,
                        DryRun.Estimate.of(fetched.page().total(), planned.size(), OrdersClient.MAXIMUM_LIMIT),
                        askQuota.of(account).map(DryRun.Quota::of).orElse(null),
                        null);
            case FetchedPage.Failed failed ->
                new DryRun(
                        true,
                        account.id().toString(),
                        resource,
                        windows,
                        null,
                        askQuota.of(account).map(DryRun.Quota::of).orElse(null),
                        new DryRun.Failure(failed.code(), failed.detail()));
        };
    }
}
