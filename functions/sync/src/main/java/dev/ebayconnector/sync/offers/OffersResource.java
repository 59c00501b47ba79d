package dev.ebayconnector.sync.offers;

import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.inventory.EbayOffer;
import dev.ebayconnector.ebay.inventory.InventoryClient;
import dev.ebayconnector.ebay.inventory.OffersClient;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.sync.offers.OfferRecord.ListedSku;
import dev.ebayconnector.sync.offers.OfferRecord.Offer;
import dev.ebayconnector.sync.offers.OfferRecord.ReadSku;
import dev.ebayconnector.sync.run.resource.AccountRows;
import dev.ebayconnector.sync.run.resource.Paging;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.run.resource.WriteReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Offers. eBay lists them by SKU only, so a run reads the list of items, of which it uses the SKUs and stores nothing,
 * and then the offers of each SKU.
 */
public final class OffersResource implements Resource<OfferRecord> {

    private static final String DELETE_OFFERS = "DELETE FROM offers WHERE account_id = ?";

    private static final String ITEMS = "items";
    private static final String OFFERS = "offers";

    /** SKUs of a slice. */
    private static final int SLICE = 200;

    /** SKUs of a page: three calls for each of the eight under way, and less than a second at the allowed pace. */
    private static final int PAGE = 25;

    private final InventoryClient items;
    private final OffersClient offers;
    private final OfferStore store = new OfferStore();

    public OffersResource(InventoryClient items, OffersClient offers) {
        this.items = items;
        this.offers = offers;
    }

    @Override
    public String name() {
        return "offers";
    }

    @Override
    public Scope scope() {
        return Scope.INVENTORY;
    }

    @Override
    public QuotaName quota() {
        return new QuotaName("sell", "inventory");
    }

    @Override
    public Optional<Instant> earliest(Instant now) {
        return Optional.empty();
    }

    @Override
    public List<Slice> plan(PlanRequest request) {
        return List.of(new Slice.WholeList(ITEMS));
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public Paging paging(Slice slice) {
        return slice instanceof Slice.Keys ? Paging.byPage(PAGE) : Paging.byPage(InventoryClient.MAXIMUM_LIMIT);
    }

    @Override
    public int callsPerRecord(String list) {
        return list.equals(ITEMS) ? 1 : 0;
    }

    @Override
    public RecordPage<OfferRecord> page(SellerCall call, Slice slice, int limit, int offset) {
        return switch (slice) {
            case Slice.WholeList _ -> listed(items.skus(call, limit, offset));
            case Slice.Keys(String _, List<String> skus) ->
                offers(call, skus.subList(offset, Math.min(skus.size(), offset + limit)), skus.size());
            case Slice.Period _ -> throw new IllegalArgumentException("offers have no dates");
        };
    }

    private static RecordPage<OfferRecord> listed(RecordPage<String> page) {
        return new RecordPage<>(
                        page.total(),
                        page.records().stream().<OfferRecord>map(ListedSku::new).toList(),
                        page.unreadable(),
                        page.nextOffset(),
                        page.ebayRequestId())
                .prefixed(OfferRecord.ITEM_KEY);
    }

    private RecordPage<OfferRecord> offers(SellerCall call, List<String> skus, int total) {
        var pages = offers.offers(call, skus);
        var records = new ArrayList<OfferRecord>();
        for (int i = 0; i < skus.size(); i++) {
            var page = pages.get(i);
            var read = new ReadSku(skus.get(i));
            if (page.unreadable().stream().noneMatch(bad -> read.key().equals(bad.key()))) {
                records.add(read);
            }
            page.records().forEach(offer -> records.add(new Offer(offer)));
        }
        var unreadable =
                pages.stream().flatMap(page -> page.unreadable().stream()).toList();
        return new RecordPage<>(
                total, records, unreadable, OptionalInt.empty(), pages.getLast().ebayRequestId());
    }

    @Override
    public String key(OfferRecord record) {
        return record.key();
    }

    /** A SKU alone is no record of eBay, so there is nothing in it. */
    @Override
    public String raw(OfferRecord record) {
        return switch (record) {
            case ListedSku _, ReadSku _ -> "{}";
            case Offer(EbayOffer offer) -> offer.raw();
        };
    }

    @Override
    public WriteReport write(Connection connection, WriteContext context, List<OfferRecord> records)
            throws SQLException {
        var read = of(records, Offer.class).map(Offer::offer).toList();
        var report = read.isEmpty() ? new WriteReport(0, 0, 0) : store.write(connection, context, read);
        var skus = of(records, ListedSku.class).map(ListedSku::sku).toList();
        return new WriteReport(report.inserted(), report.updated(), report.unchanged(), slices(skus));
    }

    private static <T> Stream<T> of(List<OfferRecord> records, Class<T> type) {
        return records.stream().filter(type::isInstance).map(type::cast);
    }

    private static List<Slice> slices(List<String> skus) {
        var slices = new ArrayList<Slice>();
        for (int from = 0; from < skus.size(); from += SLICE) {
            slices.add(new Slice.Keys(OFFERS, List.copyOf(skus.subList(from, Math.min(skus.size(), from + SLICE)))));
        }
        return slices;
    }

    /** An item or a SKU only leads to offers; the next run reads them. */
    @Override
    public Optional<OfferRecord> parse(String key, String raw) {
        boolean offer = key == null || !key.startsWith(OfferRecord.ITEM_KEY) && !key.startsWith(OffersClient.SKU_KEY);
        return offer ? Optional.of(new Offer(OffersClient.read(raw))) : Optional.empty();
    }

    @Override
    public int markGone(Connection connection, WriteContext context) throws SQLException {
        return store.markGone(connection, context);
    }

    @Override
    public OptionalInt deleteAll(Connection connection, UUID accountId) throws SQLException {
        return AccountRows.delete(connection, accountId, DELETE_OFFERS);
    }
}
