package dev.ebayconnector.fakeebay.inventory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.Bearer;
import dev.ebayconnector.fakeebay.Checked;
import dev.ebayconnector.fakeebay.FaultKind;
import dev.ebayconnector.fakeebay.Host;
import dev.ebayconnector.fakeebay.Json;
import dev.ebayconnector.fakeebay.Pause;
import dev.ebayconnector.fakeebay.Reply;
import dev.ebayconnector.fakeebay.Request;
import dev.ebayconnector.fakeebay.Route;
import dev.ebayconnector.fakeebay.Scopes;
import dev.ebayconnector.fakeebay.Seller;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Answers getInventoryItems and getOffers. */
public final class InventoryEndpoints {

    static final String ITEMS = "/sell/inventory/v1/inventory_item";
    static final String OFFERS = "/sell/inventory/v1/offer";

    private static final int DEFAULT_ITEMS = 25;
    private static final int DEFAULT_OFFERS = 100;
    private static final int LONGEST_SKU = 50;

    private final Bearer bearer;
    private final FakeInventory inventory;

    private InventoryEndpoints(Bearer bearer, FakeInventory inventory) {
        this.bearer = bearer;
        this.inventory = inventory;
    }

    public static List<Route> routes(Bearer bearer, FakeInventory inventory) {
        var endpoints = new InventoryEndpoints(bearer, inventory);
        return List.of(
                Route.of(Host.API, "GET", ITEMS, "inventory.items", endpoints::items),
                Route.of(Host.API, "GET", OFFERS, "inventory.offers", endpoints::offers));
    }

    private Reply items(Request request) {
        return admitted(request)
                .reply(seller -> PageNumber.of(request, DEFAULT_ITEMS)
                        .reply(page -> items(request, inventory.shelf(seller), page)));
    }

    private Reply items(Request request, Shelf shelf, PageNumber asked) {
        int total = shelf.size();
        if (total == 0 && inventory.emptyIsNotFound()) {
            return InventoryErrors.noItems();
        }
        var page = request.suffers(FaultKind.REPEAT_LAST_PAGE)
                ? new PageNumber(asked.limit(), Math.max(0, asked.number() - 1))
                : asked;
        int records = request.suffers(FaultKind.SHORT_PAGE) ? Math.max(1, page.limit() / 2) : page.limit();
        var items = Json.array();
        shelf.page((int) Math.min(total, page.first()), records).forEach(item -> items.add(item.json()));
        var answer = page(page, ITEMS + "?", total, page.pages(total));
        return Reply.json(
                200, inventory.altered(total == 0 ? answer : answer.<ObjectNode>set("inventoryItems", items)));
    }

    private Reply offers(Request request) {
        return admitted(request)
                .reply(seller -> sku(request)
                        .reply(sku -> PageNumber.of(request, DEFAULT_OFFERS)
                                .reply(page -> offers(request, inventory.shelf(seller), sku, page))));
    }

    private Reply offers(Request request, Shelf shelf, String sku, PageNumber page) {
        var offers = shelf.find(sku).map(Item::offers).orElse(List.of()).stream()
                .filter(offer -> fits(request, "marketplace_id", offer.marketplace()))
                .filter(offer -> fits(request, "format", offer.format()))
                .toList();
        if (offers.isEmpty()) {
            return InventoryErrors.noOffer();
        }
        var listed = Json.array();
        offers.stream().skip(page.first()).limit(page.limit()).forEach(offer -> listed.add(offer.json()));
        var path = OFFERS + "?sku=" + URLEncoder.encode(sku, StandardCharsets.UTF_8) + "&";
        var answer = page(page, path, offers.size(), listed.size());
        return Reply.json(200, inventory.altered(answer.<ObjectNode>set("offers", listed)));
    }

    /** @param size pages of a list of items, records of a page of offers */
    private static ObjectNode page(PageNumber page, String path, int total, int size) {
        var answer = Json.object()
                .put("href", page.link(path, page.number()))
                .put("total", total)
                .put("size", size)
                .put("limit", page.limit());
        if (page.number() + 1 < page.pages(total)) {
            answer.put("next", page.link(path, page.number() + 1));
        }
        if (page.number() > 0) {
            answer.put("prev", page.link(path, page.number() - 1));
        }
        return answer;
    }

    private Checked<Seller> admitted(Request request) {
        Pause.of(Optional.of(inventory.delay()));
        return bearer.seller(request, Scopes.INVENTORY)
                .then(seller -> request.header("Accept-Language")
                                .filter(language -> language.matches("[a-z]{2}-[A-Z]{2}"))
                                .isPresent()
                        ? Checked.passed(seller)
                        : Checked.refused(InventoryErrors.language()));
    }

    /** A space must come as %20: a raw plus is not decoded. */
    private Checked<String> sku(Request request) {
        var sku = request.query().get("sku");
        return sku.isEmpty() || sku.length() > LONGEST_SKU || request.rawQuery().contains("+") || inventory.refuses(sku)
                ? Checked.refused(InventoryErrors.invalidSku())
                : Checked.passed(sku);
    }

    private static boolean fits(Request request, String parameter, String value) {
        return request.query()
                .find(parameter)
                .filter(wanted -> !wanted.equals(value))
                .isEmpty();
    }
}
