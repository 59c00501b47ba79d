package dev.ebayconnector.data;

import dev.ebayconnector.web.HttpProblem;
import java.util.List;

/** Every resource that is shown. */
final class Resources {

    static final List<StoredResource> ALL = List.of(
            Orders.RESOURCE,
            Transactions.RESOURCE,
            Payouts.RESOURCE,
            Funds.RESOURCE,
            Disputes.RESOURCE,
            Conversations.RESOURCE,
            Messages.RESOURCE,
            Inventory.RESOURCE,
            Offers.RESOURCE);

    private Resources() {}

    /** @throws HttpProblem 404 if there is none with this name */
    static StoredResource named(String name) {
        return ALL.stream()
                .filter(resource -> resource.name().equals(name))
                .findFirst()
                .orElseThrow(() -> HttpProblem.notFound("This resource"));
    }
}
