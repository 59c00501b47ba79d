package dev.ebayconnector.sync.transactions;

import dev.ebayconnector.ebay.finances.EbayPayout;
import dev.ebayconnector.ebay.finances.EbayTransaction;
import dev.ebayconnector.ebay.finances.FinanceRecord;
import dev.ebayconnector.ebay.finances.SellerFunds;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.run.resource.WriteReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes what a page holds, within the page's transaction. A record that equals the stored one is left alone. */
final class FinanceWriter {

    private final TransactionStore transactions = new TransactionStore();
    private final PayoutStore payouts = new PayoutStore();
    private final FundsStore funds = new FundsStore();

    /** The records of a page by their kind. */
    private record Page(List<EbayTransaction> transactions, List<EbayPayout> payouts, List<SellerFunds> funds) {

        static Page of(List<FinanceRecord> found) {
            var page = new Page(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (var item : found) {
                switch (item) {
                    case EbayTransaction transaction -> page.transactions.add(transaction);
                    case EbayPayout payout -> page.payouts.add(payout);
                    case SellerFunds snapshot -> page.funds.add(snapshot);
                }
            }
            return page;
        }
    }

    WriteReport write(Connection connection, WriteContext context, List<FinanceRecord> found) throws SQLException {
        var page = Page.of(found);
        int inserted = 0;
        int updated = 0;
        if (!page.transactions.isEmpty()) {
            var stored = transactions.store(connection, context, page.transactions);
            inserted += stored.inserted();
            updated += stored.updated();
        }
        if (!page.payouts.isEmpty()) {
            var stored = payouts.store(connection, context, page.payouts);
            inserted += stored.inserted();
            updated += stored.updated();
        }
        for (var snapshot : page.funds) {
            inserted += funds.store(connection, context, snapshot);
        }
        int records = page.transactions.size() + page.payouts.size() + page.funds.size();
        return new WriteReport(inserted, updated, records - inserted - updated);
    }
}
