package dev.ebayconnector.sync.disputes;

import dev.ebayconnector.ebay.disputes.EbayDispute;
import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.run.resource.WriteReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes a page of summaries or of details, within the page's transaction. */
final class DisputeWriter {

    private final DisputeStore store = new DisputeStore();

    /** A summary that is new or changed leads to its detail. */
    WriteReport write(Connection connection, WriteContext context, List<EbayDispute> disputes) throws SQLException {
        var summaries = new ArrayList<EbayDispute.Summary>();
        var details = new ArrayList<EbayDispute.Detail>();
        for (var dispute : disputes) {
            switch (dispute) {
                case EbayDispute.Summary summary -> summaries.add(summary);
                case EbayDispute.Detail detail -> details.add(detail);
            }
        }
        if (summaries.isEmpty()) {
            int changed = store.details(connection, context, details);
            return new WriteReport(0, changed, details.size() - changed);
        }
        var stored = store.summaries(connection, context, summaries);
        int inserted = (int) stored.values().stream().filter(isNew -> isNew).count();
        return new WriteReport(
                inserted,
                stored.size() - inserted,
                summaries.size() - stored.size(),
                stored.isEmpty()
                        ? List.of()
                        : List.of(new Slice.Keys(DisputePlanner.DETAILS, List.copyOf(stored.keySet()))));
    }
}
