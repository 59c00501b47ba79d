package dev.ebayconnector.ebay.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.core.Stopwatch;
import dev.ebayconnector.ebay.http.CallFailure;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.EbayUnavailable;
import dev.ebayconnector.ebay.http.Pace;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.http.SideBySide;
import dev.ebayconnector.ebay.http.UrlEncoding;
import dev.ebayconnector.ebay.records.RecordFields;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.ebay.records.RecordPages;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Sell Inventory v1, getOffers: a call for each SKU, because eBay refuses one without. */
public final class OffersClient {

    /** What the key of a SKU that eBay refuses begins with; offers have ids of digits. */
    public static final String SKU_KEY = "sku ";

    /**
     * Calls per second of a process. eBay states no limit per second, but 2,000,000 calls a day. Eight calls under way,
     * at the 200 ms that eBay often needs, come to 40 a second; eBay answering faster does not raise it. So 10,000 SKUs
     * take a bit more than four minutes, and four times a day that is 2 % of the quota.
     */
    public static final int PER_SECOND = 40;

    private static final String OFFERS = "/sell/inventory/v1/offer";
    private static final int LIMIT = 100;

    /** "This Offer is not available", with status 404, is how eBay says that a SKU has no offers. */
    private static final String NO_OFFER = "25713";

    /** A SKU has two offers at most; more pages than these are a fault. */
    private static final int MOST_PAGES = 10;

    /** eBay asks for at most two retries of a call that failed on its side. */
    private static final int RETRIES = 2;

    private static final Duration PAUSE = Duration.ofMillis(250);

    /** No retry begins later in a page, so that a page ends within the time that a worker has for it. */
    private static final Duration RETRIES_WITHIN = Duration.ofSeconds(30);

    private static final RecordPages<EbayOffer> ALONE =
            new RecordPages<>("getOffers", "offers", "offerId", OffersClient::offer);

    private final EbayHttp http;
    private final Pace pace;

    public OffersClient(EbayHttp http) {
        this(http, PER_SECOND);
    }

    public OffersClient(EbayHttp http, int perSecond) {
        this.http = http;
        this.pace = new Pace(perSecond);
    }

    /**
     * Reads one offer by itself.
     *
     * @param raw JSON as eBay sent it
     * @throws IllegalArgumentException naming the member that is missing or malformed
     */
    public static EbayOffer read(String raw) {
        return ALONE.record(raw);
    }

    /** Its SKU was not asked for, so the offer must state it. */
    private static EbayOffer offer(JsonNode offer, String raw) {
        return InventoryReader.offer(RecordFields.id(offer, "sku"), offer, raw);
    }

    /**
     * The offers of some SKUs, side by side, in the order of the SKUs. A SKU that eBay refuses by itself has an
     * unreadable record with {@link #SKU_KEY}.
     *
     * @throws EbayException by its kind, for the first call that failed
     */
    public List<RecordPage<EbayOffer>> offers(SellerCall call, List<String> skus) {
        var watch = Stopwatch.start();
        return SideBySide.each(skus, sku -> offers(call, sku, watch));
    }

    private RecordPage<EbayOffer> offers(SellerCall call, String sku, Stopwatch watch) {
        var pages = new RecordPages<EbayOffer>(
                "getOffers", "offers", "offerId", (node, raw) -> InventoryReader.offer(sku, node, raw));
        try {
            return new OfferPages(number -> page(call, pages, sku, number, watch), MOST_PAGES).read(sku);
        } catch (EbayException e) {
            if (refuses(e)) {
                return OfferPages.refused(sku, e);
            }
            throw e;
        }
    }

    /** 25707 is an invalid SKU; 25709 is an invalid value of the field that its message names. */
    private static boolean refuses(EbayException e) {
        return e.code().equals("25707")
                || e.code().equals("25709")
                        && e.getMessage().toLowerCase(Locale.ROOT).contains("sku");
    }

    private RecordPage<EbayOffer> page(
            SellerCall call, RecordPages<EbayOffer> pages, String sku, int number, Stopwatch watch) {
        var query = new LinkedHashMap<String, String>();
        query.put("sku", sku);
        query.put("limit", Integer.toString(LIMIT));
        query.put("offset", Integer.toString(number));
        var target = OFFERS + "?" + UrlEncoding.form(query);
        for (int failed = 0; ; failed++) {
            pace.await();
            try {
                return pages.read(CallFailure.naming(pages.call(), () -> InventoryClient.get(http, call, target)));
            } catch (EbayUnavailable e) {
                if (failed == RETRIES || watch.elapsed().compareTo(RETRIES_WITHIN) > 0) {
                    throw e;
                }
                Pace.sleep(PAUSE.multipliedBy(failed + 1L));
            } catch (EbayException e) {
                if (e.code().equals(NO_OFFER)) {
                    return OfferPages.none(e.ebayRequestId());
                }
                throw e;
            }
        }
    }
}
