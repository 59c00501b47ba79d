package dev.ebayconnector.sync.transactions;

import dev.ebayconnector.ebay.finances.EbayTransaction;
import dev.ebayconnector.ebay.records.Mask;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.transactions.TransactionRows.Key;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The tables {@code transactions} and {@code transaction_fees}: one statement per table and page, with the page as JSON. */
final class TransactionStore {

    /** Transactions have no time of modification; eBay's JSON tells whether one changed. A known buyer is kept, an erased one not. */
    private static final String TRANSACTIONS = """
        WITH stored AS (
            INSERT INTO transactions
                (account_id, transaction_id, transaction_type, transaction_date, transaction_status, booking_entry,
                 amount_value, amount_currency, converted_from_value, converted_from_currency, exchange_rate,
                 fee_basis_value, fee_basis_currency, total_fee_value, total_fee_currency, collected_tax_value,
                 collected_tax_currency, order_id, payout_id, buyer_hash, sales_record, fee_type, memo,
                 payments_entity, reference_ids, raw, personal, run_id, first_stored_at, stored_at, erased_at)
            SELECT ?, t.transaction_id, t.transaction_type, t.transaction_date, t.transaction_status, t.booking_entry,
                   t.amount_value, t.amount_currency, t.converted_from_value, t.converted_from_currency,
                   t.exchange_rate, t.fee_basis_value, t.fee_basis_currency, t.total_fee_value, t.total_fee_currency,
                   t.collected_tax_value, t.collected_tax_currency, t.order_id, t.payout_id, t.buyer_hash,
                   t.sales_record, t.fee_type, t.memo, t.payments_entity, t.reference_ids, t.raw, t.personal, ?, ?, ?,
                   t.erased_at
            FROM jsonb_to_recordset(CAST(? AS jsonb)) AS t (
                transaction_id text, transaction_type text, transaction_date timestamptz, transaction_status text,
                booking_entry text, amount_value numeric, amount_currency text, converted_from_value numeric,
                converted_from_currency text, exchange_rate numeric, fee_basis_value numeric, fee_basis_currency text,
                total_fee_value numeric, total_fee_currency text, collected_tax_value numeric,
                collected_tax_currency text, order_id text, payout_id text, buyer_hash bytea, sales_record text,
                fee_type text, memo text, payments_entity text, reference_ids jsonb, raw jsonb,
                personal bytea, erased_at timestamptz)
            ON CONFLICT (account_id, transaction_id, transaction_type) DO UPDATE
            SET transaction_date = excluded.transaction_date, transaction_status = excluded.transaction_status,
                booking_entry = excluded.booking_entry, amount_value = excluded.amount_value,
                amount_currency = excluded.amount_currency, converted_from_value = excluded.converted_from_value,
                converted_from_currency = excluded.converted_from_currency, exchange_rate = excluded.exchange_rate,
                fee_basis_value = excluded.fee_basis_value, fee_basis_currency = excluded.fee_basis_currency,
                total_fee_value = excluded.total_fee_value, total_fee_currency = excluded.total_fee_currency,
                collected_tax_value = excluded.collected_tax_value,
                collected_tax_currency = excluded.collected_tax_currency, order_id = excluded.order_id,
                payout_id = excluded.payout_id,
                buyer_username = NULL,
                buyer_hash = CASE WHEN transactions.erased_at IS NULL THEN excluded.buyer_hash END,
                sales_record = excluded.sales_record, fee_type = excluded.fee_type, memo = excluded.memo,
                payments_entity = excluded.payments_entity, reference_ids = excluded.reference_ids,
                raw = excluded.raw,
                personal = CASE WHEN transactions.erased_at IS NULL THEN excluded.personal END,
                run_id = excluded.run_id, stored_at = excluded.stored_at,
                erased_at = COALESCE(transactions.erased_at, excluded.erased_at)
            WHERE transactions.raw <> excluded.raw
               OR transactions.erased_at IS NULL AND transactions.personal IS DISTINCT FROM excluded.personal
            RETURNING transaction_id, transaction_type, xmax = 0 AS inserted)
        SELECT transaction_id, transaction_type, inserted FROM stored
        """;

    /** The fees of a transaction are replaced: those beyond the new ones are deleted. */
    private static final String FEES = """
        WITH changed AS (
            SELECT transaction_id, transaction_type
            FROM jsonb_to_recordset(CAST(? AS jsonb)) AS c (transaction_id text, transaction_type text)),
        fee AS (
            SELECT transaction_id, transaction_type, ordinal, line_item_id, fee_type, amount_value, amount_currency,
                   fee_memo
            FROM jsonb_to_recordset(CAST(? AS jsonb)) AS f (
                transaction_id text, transaction_type text, ordinal integer, line_item_id text, fee_type text,
                amount_value numeric, amount_currency text, fee_memo text)),
        gone AS (
            DELETE FROM transaction_fees AS old
            USING changed
            WHERE old.account_id = ? AND old.transaction_id = changed.transaction_id
              AND old.transaction_type = changed.transaction_type
              AND NOT EXISTS (
                  SELECT FROM fee
                  WHERE fee.transaction_id = old.transaction_id AND fee.transaction_type = old.transaction_type
                    AND fee.ordinal = old.ordinal))
        INSERT INTO transaction_fees
            (account_id, transaction_id, transaction_type, ordinal, line_item_id, fee_type, amount_value,
             amount_currency, fee_memo)
        SELECT ?, transaction_id, transaction_type, ordinal, line_item_id, fee_type, amount_value, amount_currency,
               fee_memo
        FROM fee
        ON CONFLICT (account_id, transaction_id, transaction_type, ordinal) DO UPDATE
        SET line_item_id = excluded.line_item_id, fee_type = excluded.fee_type, amount_value = excluded.amount_value,
            amount_currency = excluded.amount_currency, fee_memo = excluded.fee_memo
        """;

    /** What is stored of the buyers of transactions. */
    private static final String KNOWN = """
        SELECT t.transaction_id, t.transaction_type, t.buyer_username, t.personal
        FROM unnest(CAST(? AS text[]), CAST(? AS text[])) AS hidden (transaction_id, transaction_type)
        JOIN transactions AS t
          ON t.account_id = ? AND t.transaction_id = hidden.transaction_id
         AND t.transaction_type = hidden.transaction_type
        WHERE t.buyer_username IS NOT NULL OR t.buyer_hash IS NOT NULL
        """;

    /** Takes each transaction once: PostgreSQL refuses to upsert a row twice in one statement. */
    Stored store(Connection connection, WriteContext context, List<EbayTransaction> transactions) throws SQLException {
        var written = transactions(connection, context, transactions);
        var changed = transactions.stream()
                .filter(each -> written.containsKey(Key.of(each)))
                .toList();
        if (!changed.isEmpty()) {
            fees(connection, context.accountId(), changed);
        }
        int inserted = (int) written.values().stream().filter(isNew -> isNew).count();
        return new Stored(inserted, written.size() - inserted);
    }

    /** Those that were written, each with whether it is new. */
    private static Map<Key, Boolean> transactions(
            Connection connection, WriteContext context, List<EbayTransaction> transactions) throws SQLException {
        var known = known(connection, context, transactions);
        var now = context.now().atOffset(ZoneOffset.UTC);
        try (var statement = connection.prepareStatement(TRANSACTIONS)) {
            statement.setObject(1, context.accountId());
            statement.setObject(2, context.runId());
            statement.setObject(3, now);
            statement.setObject(4, now);
            statement.setString(5, TransactionRows.transactions(transactions, context.seal(), known, context.now()));
            var written = new HashMap<Key, Boolean>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    written.put(
                            new Key(result.getString("transaction_id"), result.getString("transaction_type")),
                            result.getBoolean("inserted"));
                }
            }
            return written;
        }
    }

    /** The buyers that are stored of transactions whose buyer eBay does not show, or does not show any more. */
    private static Map<Key, String> known(
            Connection connection, WriteContext context, List<EbayTransaction> transactions) throws SQLException {
        var hidden = transactions.stream()
                .filter(transaction -> Mask.hides(transaction.buyerUsername()))
                .toList();
        var known = new HashMap<Key, String>();
        if (hidden.isEmpty()) {
            return known;
        }
        try (var statement = connection.prepareStatement(KNOWN)) {
            statement.setArray(1, texts(connection, hidden.stream().map(EbayTransaction::transactionId)));
            statement.setArray(2, texts(connection, hidden.stream().map(EbayTransaction::type)));
            statement.setObject(3, context.accountId());
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var key = new Key(result.getString("transaction_id"), result.getString("transaction_type"));
                    var personal = context.seal().open(key.place(), result.getBytes("personal"));
                    var plain = result.getString("buyer_username");
                    personal.column(TransactionRows.BUYER)
                            .or(() -> personal.text("buyer/username"))
                            .or(() -> Optional.ofNullable(plain))
                            .filter(name -> !Mask.hides(name))
                            .ifPresent(name -> known.put(key, name));
                }
            }
        }
        return known;
    }

    private static Array texts(Connection connection, Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static void fees(Connection connection, UUID accountId, List<EbayTransaction> transactions)
            throws SQLException {
        try (var statement = connection.prepareStatement(FEES)) {
            statement.setString(1, TransactionRows.keys(transactions));
            statement.setString(2, TransactionRows.fees(transactions));
            statement.setObject(3, accountId);
            statement.setObject(4, accountId);
            statement.executeUpdate();
        }
    }
}
