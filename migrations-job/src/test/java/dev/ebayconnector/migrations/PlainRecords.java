package dev.ebayconnector.migrations;

import java.util.UUID;

/** Records as an earlier release stored them, of a seller in the sandbox. */
final class PlainRecords {

    static final String ACCOUNT = "00000000-0000-4000-8000-00000000000a";
    static final String ORDER = """
        {"orderId": "o", "sellerId": "seller-a", "total": 1.10, "buyer": {"username": "jo-b", "new": {"loyalty": "J7"}},
         "fulfillmentStartInstructions": [{"shippingStep": {"shipTo": {"fullName": "Jo Doe"}}}],
         "lineItems": [{"lineItemId": "1", "giftDetails": {"message": "For Amy"}}]}\
        """;

    private static final String RUN = "gen_random_uuid(), now(), now()";
    private static final String COLUMNS = "run_id, first_stored_at, stored_at";

    private PlainRecords() {}

    /** @param orders how many */
    static void store(TestDatabase database, int orders) {
        database.execute("""
            INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)
            VALUES ('%1$s', 'sandbox', 'u', 'seller-a', 'CONNECTED', now());
            INSERT INTO orders (account_id, order_id, created_at, last_modified_at, buyer_username, raw, %3$s)
            SELECT '%1$s', 'o' || n, now(), now(), 'jo-b', '%2$s', %4$s FROM generate_series(1, %5$d) n;
            INSERT INTO order_line_items (account_id, order_id, line_item_id, raw)
            SELECT account_id, order_id, '1', raw #> '{lineItems,0}' FROM orders;
            INSERT INTO transactions (account_id, transaction_id, transaction_type, transaction_date, transaction_status,
                                      booking_entry, amount_value, amount_currency, buyer_username, raw, %3$s)
            VALUES ('%1$s', 't', 'SALE', now(), 'PAYOUT', 'CREDIT', 1, 'EUR', 'jo-b', '{"transactionId": "t"}', %4$s),
                   ('%1$s', 't', 'FEE', now(), 'PAYOUT', 'DEBIT', 1, 'EUR', NULL, '{"transactionId": "t"}', %4$s);
            INSERT INTO payouts (account_id, payout_id, payout_date, payout_status, amount_value, amount_currency,
                                 instrument_last_four, bank_reference, raw, %3$s)
            VALUES ('%1$s', 'p', now(), 'SUCCEEDED', 1, 'EUR', 'Z711', 'IBAN-1',
                    '{"payoutId": "p", "bankReference": "IBAN-1", "payoutInstrument": {"accountLastFourDigits": "Z711"}}', %4$s);
            INSERT INTO disputes (account_id, payment_dispute_id, buyer_username, opened_at, raw, detail, %3$s)
            VALUES ('%1$s', 'd', 'jo-b', now(), '{"reason": "FRAUD"}',
                    '{"buyerUsername": "jo-b", "returnAddress": {"fullName": "Jo Doe"}}', %4$s);
            INSERT INTO conversations (account_id, conversation_id, title, created_at, other_party, reference_id,
                                       latest_message_at, raw, %3$s)
            VALUES ('%1$s', 'c', 'For Jo Doe', now(), 'jo-b', '110', now(),
                    '{"latestMessage": {"senderUsername": "jo-b"}}', %4$s),
                   ('%1$s', 'jo-b/110', 'For Jo Doe', now(), 'jo-b', '110', now(),
                    '{"MessageID": "h", "Sender": "jo-b"}', %4$s);
            INSERT INTO messages (account_id, message_id, conversation_id, sender, recipient, subject, body, created_at,
                                  media, raw, %3$s)
            VALUES ('%1$s', 'm', 'c', 'jo-b', 'seller-a', 'Hi', 'I am Jo Doe', now(), '[{"mediaName": "Jo Doe.jpg"}]',
                    '{"messageId": "m", "messageBody": "I am Jo Doe"}', %4$s),
                   ('%1$s', 'n', 'jo-b/110', 'jo-b', 'seller-a', 'Hi', 'I am Jo Doe', now(), NULL,
                    '{"MessageID": "n", "Sender": "jo-b", "Text": "I am Jo Doe"}', %4$s);
            INSERT INTO quarantined_records (at, account_id, run_id, resource, record_key, reason, raw, record_digest)
            VALUES (now(), '%1$s', gen_random_uuid(), 'orders', 'q', 'x', '{"fullName": "Jo Doe"}', sha256('q'));
            INSERT INTO quarantined_records (at, account_id, run_id, resource, reason, raw_text)
            VALUES (now(), '%1$s', gen_random_uuid(), 'orders', 'x', 'no JSON of Jo Doe')
            """.formatted(ACCOUNT, ORDER, COLUMNS, RUN, orders));
    }

    static UUID account() {
        return UUID.fromString(ACCOUNT);
    }
}
