package dev.ebayconnector.sync.transactions;

import dev.ebayconnector.ebay.finances.FinanceWindow;
import dev.ebayconnector.ebay.finances.FinancesClient;
import dev.ebayconnector.ebay.finances.TransactionSummary;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.sync.proof.Check;
import dev.ebayconnector.sync.proof.Figures;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Counts and sums of transactions. eBay sums up one status in a call, so the statuses are asked for one after another, the
 * most likely first, until they hold as many transactions as eBay counts on the day: two calls for a day that is paid out,
 * seven at most, one for a day without any.
 */
final class TransactionProof {

    /** All members of TransactionStatusEnum (Sell Finances v1). */
    private static final List<String> STATUSES =
            List.of("PAYOUT", "FUNDS_AVAILABLE_FOR_PAYOUT", "FUNDS_PROCESSING", "FUNDS_ON_HOLD", "COMPLETED", "FAILED");

    /** Sales on hold, which eBay counts as credits as well (getTransactionSummary, onHoldCount). */
    private static final String ON_HOLD = "onHold";

    private static final String SUMS = """
        SELECT amount_currency, count(*) AS transactions,
               sum(CASE booking_entry WHEN 'CREDIT' THEN amount_value ELSE -amount_value END) AS amount
        FROM transactions
        WHERE account_id = ? AND transaction_date >= ? AND transaction_date <= ?
        GROUP BY amount_currency
        """;

    private final FinancesClient client;

    TransactionProof(FinancesClient client) {
        this.client = client;
    }

    Figures ebay(SellerCall call, Check check) {
        var window = new FinanceWindow(check.from(), check.to());
        int total = client.transactions(call, window, 1, 0).total();
        var amounts = new HashMap<String, BigDecimal>();
        int summed = 0;
        for (var status : STATUSES) {
            if (summed >= total) {
                break;
            }
            for (var part : client.summary(call, window, status).parts()) {
                summed += add(part, amounts);
            }
        }
        return summed == total
                ? Figures.sums(total, amounts)
                : new Figures(
                        total,
                        0,
                        Optional.empty(),
                        Optional.of("eBay lists " + total + " transactions, but its sums are of " + summed + "."));
    }

    /** Returns how many transactions the sums have more; none for a part that cannot be added. */
    private static int add(TransactionSummary.Part part, Map<String, BigDecimal> amounts) {
        var amount = part.amount();
        if (part.kind().equals(ON_HOLD) || part.count() == 0 || amount.value() == null || amount.currency() == null) {
            return 0;
        }
        var signed = "DEBIT".equals(part.bookingEntry()) ? amount.value().negate() : amount.value();
        amounts.merge(amount.currency(), signed, BigDecimal::add);
        return part.count();
    }

    Figures stored(Connection connection, UUID accountId, Check check) throws SQLException {
        try (var statement = connection.prepareStatement(SUMS)) {
            statement.setObject(1, accountId);
            statement.setTimestamp(2, Timestamp.from(check.from()));
            statement.setTimestamp(3, Timestamp.from(check.to()));
            var amounts = new HashMap<String, BigDecimal>();
            long count = 0;
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    count += result.getLong("transactions");
                    amounts.put(result.getString("amount_currency"), result.getBigDecimal("amount"));
                }
            }
            return Figures.sums(count, amounts);
        }
    }
}
