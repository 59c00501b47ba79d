package dev.ebayconnector.ebay.disputes;

import dev.ebayconnector.ebay.http.CallFailure;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayException.Kind;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.http.SideBySide;
import dev.ebayconnector.ebay.http.UrlEncoding;
import dev.ebayconnector.ebay.records.EbayTime;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.ebay.records.RecordPages;
import dev.ebayconnector.ebay.records.UnreadableRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Sell Fulfillment v1, getPaymentDisputeSummaries and getPaymentDispute. */
public final class PaymentDisputesClient {

    /** eBay's own limit; more is refused with 33001. */
    public static final int MAXIMUM_LIMIT = 200;

    /** The longest period of opening dates that eBay takes in one call. */
    public static final Duration LONGEST_PERIOD = Duration.ofDays(90);

    private static final String SUMMARIES = "/sell/fulfillment/v1/payment_dispute_summary";
    private static final String DETAIL = "/sell/fulfillment/v1/payment_dispute/";
    private static final RecordPages<EbayDispute> PAGES = new RecordPages<>(
            "getPaymentDisputeSummaries", "paymentDisputeSummaries", "paymentDisputeId", DisputeReader::summary);
    private static final RecordPages<EbayDispute> ONE =
            new RecordPages<>("getPaymentDispute", "", "paymentDisputeId", DisputeReader::detail);

    private final EbayHttp http;

    public PaymentDisputesClient(EbayHttp http) {
        this.http = http;
    }

    /**
     * Summaries of the disputes that were opened in a period; both ends belong to it.
     *
     * @param from at most 18 months ago
     * @param to   at most {@link #LONGEST_PERIOD} later
     * @throws EbayException by its kind
     */
    public RecordPage<EbayDispute> opened(SellerCall call, Instant from, Instant to, int limit, int offset) {
        var query = new LinkedHashMap<String, String>();
        query.put("open_date_from", EbayTime.of(from));
        query.put("open_date_to", EbayTime.of(to));
        return summaries(call, query, limit, offset);
    }

    /**
     * Summaries of the disputes in a status, whenever they were opened.
     *
     * @param status a word of eBay's {@code DisputeStateEnum}
     * @throws EbayException by its kind
     */
    public RecordPage<EbayDispute> inStatus(SellerCall call, String status, int limit, int offset) {
        var query = new LinkedHashMap<String, String>();
        query.put("payment_dispute_status", status);
        return summaries(call, query, limit, offset);
    }

    /**
     * Details, read side by side. One that eBay refuses by itself, such as an id that it does not know any more, is
     * unreadable; it does not fail the others.
     *
     * @throws EbayException by its kind, if no call can succeed at the moment
     */
    public RecordPage<EbayDispute> details(SellerCall call, List<String> ids) {
        var answers = SideBySide.each(ids, id -> detail(call, id));
        return new RecordPage<>(
                ids.size(),
                answers.stream().flatMap(page -> page.records().stream()).toList(),
                answers.stream().flatMap(page -> page.unreadable().stream()).toList(),
                OptionalInt.empty(),
                answers.isEmpty() ? null : answers.getLast().ebayRequestId());
    }

    /**
     * Reads one summary by itself.
     *
     * @param raw JSON as eBay sent it
     * @throws IllegalArgumentException naming the member that is missing or malformed
     */
    public static EbayDispute readSummary(String raw) {
        return PAGES.record(raw);
    }

    /** Reads one detail by itself, as {@link #readSummary}. */
    public static EbayDispute readDetail(String raw) {
        return ONE.record(raw);
    }

    private RecordPage<EbayDispute> summaries(SellerCall call, Map<String, String> query, int limit, int offset) {
        query.put("limit", Integer.toString(limit));
        query.put("offset", Integer.toString(offset));
        var target = SUMMARIES + "?" + UrlEncoding.form(query);
        return PAGES.read(CallFailure.naming(
                PAGES.call(), () -> http.get(call, call.endpoint().apiz(), target)));
    }

    private RecordPage<EbayDispute> detail(SellerCall call, String id) {
        try {
            var reply = CallFailure.naming(
                    ONE.call(), () -> http.get(call, call.endpoint().apiz(), DETAIL + UrlEncoding.segment(id)));
            return sameId(id, ONE.single(reply, id), reply.body());
        } catch (EbayException e) {
            if (e.kind() != Kind.REJECTED) {
                throw e;
            }
            return unreadable(id, e.getMessage(), "null", e.ebayRequestId());
        }
    }

    private static RecordPage<EbayDispute> sameId(String id, RecordPage<EbayDispute> page, String raw) {
        boolean same = page.records().stream()
                .allMatch(dispute -> dispute.facts().paymentDisputeId().equals(id));
        return same ? page : unreadable(id, "eBay sent another dispute", raw, page.ebayRequestId());
    }

    private static RecordPage<EbayDispute> unreadable(String id, String reason, String raw, String ebayRequestId) {
        return new RecordPage<>(
                1, List.of(), List.of(new UnreadableRecord(id, reason, raw)), OptionalInt.empty(), ebayRequestId);
    }
}
