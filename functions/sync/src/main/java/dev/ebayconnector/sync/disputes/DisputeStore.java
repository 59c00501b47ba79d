package dev.ebayconnector.sync.disputes;

import dev.ebayconnector.ebay.disputes.EbayDispute;
import dev.ebayconnector.ebay.records.Mask;
import dev.ebayconnector.privacy.PersonalMembers;
import dev.ebayconnector.sync.run.resource.WriteContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table {@code disputes}: one statement per page, with the page as JSON. */
final class DisputeStore {

    /**
     * A summary that eBay did not change is left alone, because the detail may know more by now. eBay may stop to name a
     * buyer; the name that is stored stays. Once summary or detail named a person who was erased, neither is stored with
     * personal data.
     */
    private static final String SUMMARIES = """
        WITH stored AS (
            INSERT INTO disputes
                (account_id, payment_dispute_id, order_id, status, reason, amount_value, amount_currency,
                 buyer_hash, opened_at, respond_by, closed_at, raw, personal, detail_due, run_id, first_stored_at,
                 stored_at, erased_at)
            SELECT ?, d.payment_dispute_id, d.order_id, d.status, d.reason, d.amount_value, d.amount_currency,
                   d.buyer_hash, d.opened_at, d.respond_by, d.closed_at, d.raw, d.personal, true, ?, ?, ?,
                   d.erased_at
            FROM jsonb_to_recordset(CAST(? AS jsonb)) AS d (
                payment_dispute_id text, order_id text, status text, reason text, amount_value numeric,
                amount_currency text, buyer_hash bytea, opened_at timestamptz, respond_by timestamptz,
                closed_at timestamptz, raw jsonb, personal bytea, erased_at timestamptz)
            ON CONFLICT (account_id, payment_dispute_id) DO UPDATE
            SET order_id = excluded.order_id, status = excluded.status, reason = excluded.reason,
                amount_value = excluded.amount_value, amount_currency = excluded.amount_currency,
                buyer_username = NULL,
                buyer_hash = CASE WHEN COALESCE(disputes.erased_at, excluded.erased_at) IS NULL
                                  THEN COALESCE(excluded.buyer_hash, disputes.buyer_hash) END,
                opened_at = excluded.opened_at, respond_by = excluded.respond_by, closed_at = excluded.closed_at,
                raw = excluded.raw,
                personal = CASE WHEN disputes.erased_at IS NULL THEN excluded.personal END,
                detail_personal = CASE WHEN excluded.erased_at IS NULL THEN disputes.detail_personal END,
                detail_due = true, run_id = excluded.run_id, stored_at = excluded.stored_at,
                erased_at = COALESCE(disputes.erased_at, excluded.erased_at)
            WHERE disputes.raw IS DISTINCT FROM excluded.raw
               OR disputes.erased_at IS NULL AND disputes.personal IS DISTINCT FROM excluded.personal
            RETURNING payment_dispute_id, xmax = 0 AS inserted)
        SELECT payment_dispute_id, inserted FROM stored
        """;

    /**
     * A detail belongs to a summary that is stored. A read that brings nothing new only notes that the detail is not due
     * any more.
     */
    private static final String DETAILS = """
        WITH page AS (
            SELECT payment_dispute_id, order_id, status, reason, amount_value, amount_currency, buyer_hash,
                   opened_at, respond_by, closed_at, revision, seller_response, closure_reason, protection_status,
                   fees_value, fees_currency, recoup_value, recoup_currency, protected_value, protected_currency,
                   fee_credit_value, fee_credit_currency, detail, detail_personal, erased_at
            FROM jsonb_to_recordset(CAST(? AS jsonb)) AS d (
                payment_dispute_id text, order_id text, status text, reason text, amount_value numeric,
                amount_currency text, buyer_hash bytea, opened_at timestamptz, respond_by timestamptz,
                closed_at timestamptz, revision integer, seller_response text, closure_reason text,
                protection_status text, fees_value numeric, fees_currency text, recoup_value numeric,
                recoup_currency text, protected_value numeric, protected_currency text, fee_credit_value numeric,
                fee_credit_currency text, detail jsonb, detail_personal bytea, erased_at timestamptz)),
        same AS (
            UPDATE disputes AS d
            SET detail_due = false
            FROM page
            WHERE d.account_id = ? AND d.payment_dispute_id = page.payment_dispute_id AND d.detail_due
              AND d.detail IS NOT DISTINCT FROM page.detail
              AND (d.erased_at IS NOT NULL OR d.detail_personal IS NOT DISTINCT FROM page.detail_personal)
              AND d.status IS NOT DISTINCT FROM page.status)
        UPDATE disputes AS d
        SET order_id = COALESCE(page.order_id, d.order_id), status = page.status, reason = page.reason,
            amount_value = page.amount_value, amount_currency = page.amount_currency,
            buyer_username = NULL,
            buyer_hash = CASE WHEN COALESCE(d.erased_at, page.erased_at) IS NULL
                              THEN COALESCE(page.buyer_hash, d.buyer_hash) END,
            opened_at = page.opened_at,
            respond_by = page.respond_by, closed_at = page.closed_at, revision = page.revision,
            seller_response = page.seller_response, closure_reason = page.closure_reason,
            protection_status = page.protection_status, fees_value = page.fees_value,
            fees_currency = page.fees_currency, recoup_value = page.recoup_value,
            recoup_currency = page.recoup_currency, protected_value = page.protected_value,
            protected_currency = page.protected_currency, fee_credit_value = page.fee_credit_value,
            fee_credit_currency = page.fee_credit_currency, detail = page.detail,
            personal = CASE WHEN page.erased_at IS NULL THEN d.personal END,
            detail_personal = CASE WHEN d.erased_at IS NULL THEN page.detail_personal END, detail_due = false,
            run_id = ?, stored_at = ?, erased_at = COALESCE(d.erased_at, page.erased_at)
        FROM page
        WHERE d.account_id = ? AND d.payment_dispute_id = page.payment_dispute_id
          AND (d.detail IS DISTINCT FROM page.detail
               OR d.erased_at IS NULL AND d.detail_personal IS DISTINCT FROM page.detail_personal
               OR d.status IS DISTINCT FROM page.status)
        """;

    /** What is stored of the buyers of disputes. */
    private static final String KNOWN = """
        SELECT payment_dispute_id, buyer_username, personal, detail_personal
        FROM disputes
        WHERE account_id = ? AND payment_dispute_id = ANY (?)
          AND (buyer_username IS NOT NULL OR buyer_hash IS NOT NULL)
        """;

    /**
     * Takes each dispute once: PostgreSQL refuses to upsert a row twice in one statement.
     *
     * @return the ids of the disputes that were written, each with whether it is new
     */
    Map<String, Boolean> summaries(Connection connection, WriteContext context, List<EbayDispute.Summary> summaries)
            throws SQLException {
        var known = known(connection, context, summaries);
        var now = context.now().atOffset(ZoneOffset.UTC);
        try (var statement = connection.prepareStatement(SUMMARIES)) {
            statement.setObject(1, context.accountId());
            statement.setObject(2, context.runId());
            statement.setObject(3, now);
            statement.setObject(4, now);
            statement.setString(5, DisputeRows.summaries(summaries, context.seal(), known, context.now()));
            var stored = new LinkedHashMap<String, Boolean>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    stored.put(result.getString("payment_dispute_id"), result.getBoolean("inserted"));
                }
            }
            return stored;
        }
    }

    /** Returns how many disputes changed. */
    int details(Connection connection, WriteContext context, List<EbayDispute.Detail> details) throws SQLException {
        var known = known(connection, context, details);
        try (var statement = connection.prepareStatement(DETAILS)) {
            statement.setString(1, DisputeRows.details(details, context.seal(), known, context.now()));
            statement.setObject(2, context.accountId());
            statement.setObject(3, context.runId());
            statement.setObject(4, context.now().atOffset(ZoneOffset.UTC));
            statement.setObject(5, context.accountId());
            return statement.executeUpdate();
        }
    }

    /** The buyers that are stored, by dispute id, where eBay does not show them, or not any more. */
    private static Map<String, String> known(
            Connection connection, WriteContext context, List<? extends EbayDispute> disputes) throws SQLException {
        var hidden = disputes.stream()
                .map(EbayDispute::facts)
                .filter(facts -> Mask.hides(facts.buyerUsername()))
                .map(EbayDispute.Facts::paymentDisputeId)
                .toArray();
        var known = new HashMap<String, String>();
        if (hidden.length == 0) {
            return known;
        }
        try (var statement = connection.prepareStatement(KNOWN)) {
            statement.setObject(1, context.accountId());
            statement.setArray(2, connection.createArrayOf("text", hidden));
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var id = result.getString("payment_dispute_id");
                    var plain = result.getString("buyer_username");
                    var summary = context.seal().open(DisputeRows.place(id), result.getBytes("personal"));
                    var detail = context.seal().open(DisputeRows.detailPlace(id), result.getBytes("detail_personal"));
                    buyer(summary)
                            .or(() -> buyer(detail))
                            .or(() -> Optional.ofNullable(plain))
                            .ifPresent(name -> known.put(id, name));
                }
            }
        }
        return known;
    }

    private static Optional<String> buyer(PersonalMembers personal) {
        return personal.column(DisputeRows.BUYER)
                .or(() -> personal.text("buyerUsername"))
                .filter(name -> !Mask.hides(name));
    }
}
