package dev.ebayconnector.fakeebay.inventory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.Catalog;
import dev.ebayconnector.fakeebay.Json;
import dev.ebayconnector.fakeebay.SeededRandom;
import dev.ebayconnector.fakeebay.Seller;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An inventory item. Only SKU and locale are always there; everything else may be missing, as at eBay.
 *
 * @param product number in the catalogue of the orders
 * @param sold    since the fake began
 */
record Item(long seed, Seller seller, String sku, int product, int sold) {

    private static final int PURPOSE = 21;
    private static final int MOST_IN_STOCK = 40;
    private static final List<String> CONDITIONS = List.of("NEW", "NEW", "NEW", "USED_GOOD", "NEW_OTHER");
    private static final List<String> COLORS = List.of("Red", "Blue", "Grün", "黒");

    ObjectNode json() {
        var random = new SeededRandom(seed, seller, product, PURPOSE);
        var item = Json.object().put("sku", sku).put("locale", locale());
        if (!random.happens(0.05)) {
            item.put("condition", random.oneOf(CONDITIONS));
        }
        if (!random.happens(0.05)) {
            item.set("product", product(random));
        }
        int stock = random.between(1, MOST_IN_STOCK);
        if (!random.happens(0.05)) {
            item.set("availability", availability(Math.max(0, stock - sold)));
        }
        if (random.happens(0.2)) {
            item.set("groupIds", Json.array().add("GROUP-" + product / 10));
            item.set("inventoryItemGroupKeys", Json.array().add("GROUP-" + product / 10));
        }
        if (random.happens(0.3)) {
            var weight =
                    Json.object().put("value", random.between(1, 90) / 10.0).put("unit", "KILOGRAM");
            item.set("packageWeightAndSize", Json.object().set("weight", weight));
        }
        return item;
    }

    /** Usually one; two if an auction runs beside the fixed price; some items are not offered. */
    List<Offer> offers() {
        int count = product % 10 == 5 ? 2 : product % 10 == 9 ? 0 : 1;
        return IntStream.range(0, count)
                .mapToObj(number -> new Offer(this, number))
                .toList();
    }

    String title() {
        return Catalog.TITLES.get(product % Catalog.TITLES.size());
    }

    private ObjectNode product(SeededRandom random) {
        var product = Json.object().put("title", title());
        if (random.happens(0.9)) {
            product.put("description", "<p>" + title() + "</p>")
                    .put("brand", "Acme")
                    .put("mpn", "M" + product());
        }
        var aspects = Json.object();
        aspects.set("Brand", Json.array().add("Acme"));
        aspects.set("Color", Json.array().add(random.oneOf(COLORS)).add(random.oneOf(COLORS)));
        product.set("aspects", aspects);
        product.set("imageUrls", images(random.between(1, 4)));
        if (random.happens(0.5)) {
            product.put("epid", String.valueOf(random.digits(9)));
            product.set("ean", Json.array().add(String.valueOf(random.digits(13))));
        }
        return product;
    }

    private ArrayNode images(int count) {
        var images = Json.array();
        IntStream.range(0, count)
                .forEach(number -> images.add("https://i.ebayimg.com/images/g/" + product + "-" + number + ".jpg"));
        return images;
    }

    private static ObjectNode availability(int quantity) {
        var shipTo = Json.object().put("quantity", quantity);
        shipTo.set(
                "allocationByFormat", Json.object().put("fixedPrice", quantity).put("auction", 0));
        return Json.object().set("shipToLocationAvailability", shipTo);
    }

    private String locale() {
        return switch (seller.marketplace()) {
            case "EBAY_DE" -> "de_DE";
            case "EBAY_GB" -> "en_GB";
            default -> "en_US";
        };
    }
}
