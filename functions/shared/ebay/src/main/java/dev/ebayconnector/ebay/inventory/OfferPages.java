package dev.ebayconnector.ebay.inventory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.ebay.records.UnreadableRecord;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The pages of one SKU's offers as one. The SKU is unreadable beside its offers if eBay counts more than it lists.
 *
 * @param page reads a page by its number
 * @param most pages that are read
 */
record OfferPages(IntFunction<RecordPage<EbayOffer>> page, int most) {

    static RecordPage<EbayOffer> none(String ebayRequestId) {
        return new RecordPage<>(0, List.of(), List.of(), OptionalInt.empty(), ebayRequestId);
    }

    static RecordPage<EbayOffer> refused(String sku, EbayException e) {
        return new RecordPage<>(
                0, List.of(), List.of(unreadable(sku, e.getMessage())), OptionalInt.empty(), e.ebayRequestId());
    }

    RecordPage<EbayOffer> read(String sku) {
        var offers = new LinkedHashMap<String, EbayOffer>();
        var unreadable = new LinkedHashSet<UnreadableRecord>();
        var last = page.apply(0);
        int total = last.total();
        for (int number = 1;
                add(last, offers, unreadable) && seen(offers, unreadable) < total && number < most;
                number++) {
            last = page.apply(number);
            total = Math.max(total, last.total());
        }
        int seen = seen(offers, unreadable);
        if (seen < total) {
            unreadable.add(unreadable(sku, "eBay counts " + total + " offers of the SKU, but lists " + seen));
        }
        return new RecordPage<>(
                total,
                List.copyOf(offers.values()),
                List.copyOf(unreadable),
                OptionalInt.empty(),
                last.ebayRequestId());
    }

    /** Whether the page holds an offer that those before did not hold. */
    private static boolean add(
            RecordPage<EbayOffer> page, Map<String, EbayOffer> offers, Set<UnreadableRecord> unreadable) {
        int before = seen(offers, unreadable);
        page.records().forEach(offer -> offers.put(offer.offerId(), offer));
        unreadable.addAll(page.unreadable());
        return seen(offers, unreadable) > before;
    }

    private static int seen(Map<String, EbayOffer> offers, Set<UnreadableRecord> unreadable) {
        return offers.size() + unreadable.size();
    }

    private static UnreadableRecord unreadable(String sku, String reason) {
        var raw = JsonNodeFactory.instance.objectNode().put("sku", sku);
        return new UnreadableRecord(OffersClient.SKU_KEY + sku, reason, raw.toString());
    }
}
