package dev.ebayconnector.sync.transactions;

import dev.ebayconnector.ebay.finances.EbayTransaction;
import dev.ebayconnector.privacy.PersonalPaths;
import dev.ebayconnector.privacy.Place;
import dev.ebayconnector.sync.run.resource.JsonRows;
import dev.ebayconnector.sync.run.resource.PageSeal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Transactions and their fees as rows. */
final class TransactionRows {

    private TransactionRows() {}

    static final String BUYER = "buyer_username";

    /** Of a transaction. */
    record Key(String id, String type) {

        static Key of(EbayTransaction transaction) {
            return new Key(transaction.transactionId(), transaction.type());
        }

        /** Where its sealed part belongs. */
        Place place() {
            return Place.of("transactions", id, type);
        }
    }

    private record FeeOf(EbayTransaction transaction, int ordinal, EbayTransaction.Fee fee) {}

    static String transactions(List<EbayTransaction> transactions, PageSeal seal, Map<Key, String> known, Instant now) {
        return JsonRows.of(transactions, (row, transaction) -> {
            var kept = known.get(Key.of(transaction));
            var own = seal.of(transaction.raw());
            var sealed = own.seal(
                    PersonalPaths.TRANSACTION,
                    Key.of(transaction).place(),
                    transaction.raw(),
                    personal -> personal.withColumn(BUYER, kept));
            row.text("transaction_id", transaction.transactionId())
                    .text("transaction_type", transaction.type())
                    .moment("transaction_date", transaction.date())
                    .text("transaction_status", transaction.status())
                    .text("booking_entry", transaction.bookingEntry())
                    .number("amount_value", transaction.amount().value())
                    .text("amount_currency", transaction.amount().currency())
                    .number("converted_from_value", transaction.amount().convertedFromValue())
                    .text("converted_from_currency", transaction.amount().convertedFromCurrency())
                    .number("exchange_rate", transaction.amount().exchangeRate())
                    .number("fee_basis_value", transaction.feeBasis().value())
                    .text("fee_basis_currency", transaction.feeBasis().currency())
                    .number("total_fee_value", transaction.totalFee().value())
                    .text("total_fee_currency", transaction.totalFee().currency())
                    .number("collected_tax_value", transaction.collectedTax().value())
                    .text("collected_tax_currency", transaction.collectedTax().currency())
                    .text("order_id", transaction.orderId())
                    .text("payout_id", transaction.payoutId())
                    .bytes("buyer_hash", own.hash(kept == null ? transaction.buyerUsername() : kept))
                    .text("sales_record", transaction.salesRecord())
                    .text("fee_type", transaction.feeType())
                    .text("memo", transaction.memo())
                    .text("payments_entity", transaction.paymentsEntity())
                    .json("reference_ids", transaction.references())
                    .json("raw", sealed.facts())
                    .bytes("personal", sealed.personal())
                    .moment("erased_at", own.erasedAt(now));
        });
    }

    static String keys(List<EbayTransaction> transactions) {
        return JsonRows.of(
                transactions,
                (row, transaction) -> row.text("transaction_id", transaction.transactionId())
                        .text("transaction_type", transaction.type()));
    }

    static String fees(List<EbayTransaction> transactions) {
        var fees = new ArrayList<FeeOf>();
        for (var transaction : transactions) {
            for (int i = 0; i < transaction.fees().size(); i++) {
                fees.add(new FeeOf(transaction, i + 1, transaction.fees().get(i)));
            }
        }
        return JsonRows.of(
                fees,
                (row, of) -> row.text("transaction_id", of.transaction().transactionId())
                        .text("transaction_type", of.transaction().type())
                        .integer("ordinal", of.ordinal())
                        .text("line_item_id", of.fee().lineItemId())
                        .text("fee_type", of.fee().feeType())
                        .number("amount_value", of.fee().value())
                        .text("amount_currency", of.fee().currency())
                        .text("fee_memo", of.fee().memo()));
    }
}
