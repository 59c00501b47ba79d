package dev.ebayconnector.ebay.finances;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.ebay.http.CallFailure;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.EbayReply;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.http.UrlEncoding;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.ebay.records.RecordPages;
import dev.ebayconnector.ebay.records.UnreadableRecord;
import dev.ebayconnector.ebay.signatures.RequestSignature;
import dev.ebayconnector.ebay.signatures.SigningKey;
import dev.ebayconnector.ebay.signatures.SigningKeys;
import dev.ebayconnector.ebay.signatures.SigningKeys.Result;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Sell Finances v1. Every call is signed if there is a key, because eBay refuses unsigned calls for sellers in the EU and the
 * UK and accepts signed ones for all.
 */
public final class FinancesClient {

    /** eBay's own limit (getTransactions); more is refused with 135003. */
    public static final int MOST_TRANSACTIONS = 1_000;

    /** eBay's own limit (getPayouts). */
    public static final int MOST_PAYOUTS = 200;

    /** The longest period of a filter by date is 36 months (errors 135016 and 135014). */
    public static final int LONGEST_PERIOD_DAYS = 1_090;

    private static final String FINANCES = "/sell/finances/v1";
    private static final byte[] NO_BODY = {};

    private static final RecordPages<EbayTransaction> TRANSACTIONS = new RecordPages<>(
            "getTransactions", "transactions", List.of("transactionId", "transactionType"), FinanceReader::transaction);
    private static final RecordPages<EbayPayout> PAYOUTS =
            new RecordPages<>("getPayouts", "payouts", "payoutId", FinanceReader::payout);

    private static final RecordPages<FinanceRecord> ALONE =
            new RecordPages<>("getTransactions", "", "transactionId", FinancesClient::alone);

    private final EbayHttp http;
    private final SigningKeys keys;
    private final Clock clock;

    public FinancesClient(EbayHttp http, SigningKeys keys, Clock clock) {
        this.http = http;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Reads one transaction or payout by itself; they are told apart by members that the other never has.
     *
     * @param raw JSON as eBay sent it
     * @throws IllegalArgumentException naming the member that is missing or malformed
     */
    public static FinanceRecord read(String raw) {
        return ALONE.record(raw);
    }

    private static FinanceRecord alone(JsonNode record, String raw) {
        return record.has("payoutStatus") || record.has("payoutDate")
                ? FinanceReader.payout(record, raw)
                : FinanceReader.transaction(record, raw);
    }

    /**
     * One page of a closed window, the oldest transaction first.
     *
     * @param offset index of the first record
     * @throws EbayException by its kind
     */
    public RecordPage<EbayTransaction> transactions(SellerCall call, FinanceWindow window, int limit, int offset) {
        return page(call, TRANSACTIONS, "/transaction", "transactionDate", window, limit, offset);
    }

    /**
     * One page of a closed window, the oldest payout first.
     *
     * @param offset index of the first record
     * @throws EbayException by its kind
     */
    public RecordPage<EbayPayout> payouts(SellerCall call, FinanceWindow window, int limit, int offset) {
        return page(call, PAYOUTS, "/payout", "payoutDate", window, limit, offset);
    }

    /**
     * A page of one record, or of none for a seller without funds at eBay.
     *
     * @throws EbayException by its kind
     */
    public RecordPage<SellerFunds> funds(SellerCall call) {
        var name = "getSellerFundsSummary";
        var reply = get(call, name, "/seller_funds_summary", List.of());
        var body = CallFailure.body(name, reply);
        if (body.isEmpty()) {
            return new RecordPage<>(0, List.of(), List.of(), OptionalInt.empty(), reply.requestId());
        }
        try {
            var funds = FinanceReader.funds(body.get(), reply.body());
            return new RecordPage<>(1, List.of(funds), List.of(), OptionalInt.empty(), reply.requestId());
        } catch (IllegalArgumentException e) {
            var unreadable = new UnreadableRecord("funds", e.getMessage(), reply.body());
            return new RecordPage<>(1, List.of(), List.of(unreadable), OptionalInt.empty(), reply.requestId());
        }
    }

    /**
     * eBay's own counts and sums of the transactions of a window.
     *
     * @param status eBay wants exactly one, such as {@code PAYOUT}
     * @throws EbayException by its kind
     */
    public TransactionSummary summary(SellerCall call, FinanceWindow window, String status) {
        var name = "getTransactionSummary";
        var query = List.of(
                Map.entry("filter", "transactionStatus:{" + status + "}"),
                Map.entry("filter", window.filter("transactionDate")));
        return CallFailure.body(name, get(call, name, "/transaction_summary", query))
                .map(TransactionSummary::read)
                .orElseGet(() -> new TransactionSummary(List.of()));
    }

    private <R> RecordPage<R> page(
            SellerCall call,
            RecordPages<R> pages,
            String path,
            String dateField,
            FinanceWindow window,
            int limit,
            int offset) {
        var query = new ArrayList<Map.Entry<String, String>>();
        query.add(Map.entry("filter", window.filter(dateField)));
        query.add(Map.entry("sort", dateField));
        query.add(Map.entry("limit", Integer.toString(limit)));
        query.add(Map.entry("offset", Integer.toString(offset)));
        return pages.read(get(call, pages.call(), path, query));
    }

    /** @throws EbayException if no answer arrived, or eBay refuses the signature or misses one */
    private EbayReply get(SellerCall call, String name, String path, List<Map.Entry<String, String>> query) {
        var base = call.endpoint().apiz();
        var target = FINANCES + path + (query.isEmpty() ? "" : "?" + UrlEncoding.form(query));
        var url = URI.create(base + target);
        var request = HttpRequest.GET(url);
        var unsigned = switch (keys.of(call.endpoint())) {
            case Result.Ready(SigningKey key) -> {
                signature(key, url).forEach(request::header);
                yield "";
            }
            case Result.None(String reason) -> " The call was not signed: " + reason;
        };
        var reply = CallFailure.naming(name, () -> http.send(call, base, request));
        if (CallFailure.signatureRefused(reply)) {
            throw new EbayException(
                    EbayException.Kind.SIGNATURE,
                    reply.errorCode(),
                    reply.describe(name) + unsigned,
                    reply.requestId());
        }
        return reply;
    }

    private Map<String, String> signature(SigningKey key, URI url) {
        try {
            return RequestSignature.headers(key, "GET", url, NO_BODY, clock.instant());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the stored signing key " + key.id() + " cannot sign", e);
        }
    }
}
