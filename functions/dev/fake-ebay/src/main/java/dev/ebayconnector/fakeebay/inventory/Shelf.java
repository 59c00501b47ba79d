package dev.ebayconnector.fakeebay.inventory;

import dev.ebayconnector.fakeebay.Seller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The SKUs of one seller in the order of eBay's list; items and offers are computed when asked for. */
final class Shelf {

    /** As old listings have them, by their number in the catalogue. */
    private static final Map<Integer, String> ODD =
            Map.of(7, "A/B#1 +&ü", 13, "50% off; size=XL?", 23, "SKU-23456789012345678901234567890123456789012 100%");

    private final long seed;
    private final Seller seller;
    private final Set<String> skus = new LinkedHashSet<>();
    private final Map<String, Integer> products = new HashMap<>();
    private final Map<String, Integer> sold = new HashMap<>();

    Shelf(long seed, Seller seller, int size) {
        this.seed = seed;
        this.seller = seller;
        for (int product = 1; product <= size; product++) {
            var sku = ODD.getOrDefault(product, "SKU-%05d".formatted(product));
            skus.add(sku);
            products.put(sku, product);
        }
    }

    synchronized List<String> skus() {
        return List.copyOf(skus);
    }

    synchronized Optional<Item> find(String sku) {
        return skus.contains(sku) ? Optional.of(item(sku)) : Optional.empty();
    }

    synchronized int size() {
        return skus.size();
    }

    synchronized List<Item> page(int offset, int limit) {
        var all = new ArrayList<>(skus);
        int end = (int) Math.min(all.size(), (long) offset + limit);
        return all.subList(Math.min(offset, end), end).stream().map(this::item).toList();
    }

    synchronized void remove(String sku) {
        skus.remove(sku);
    }

    synchronized void add(String sku) {
        skus.remove(sku);
        skus.add(sku);
        products.putIfAbsent(sku, products.size() + 1);
    }

    synchronized void sell(String sku) {
        sold.merge(sku, 1, Integer::sum);
    }

    private Item item(String sku) {
        return new Item(seed, seller, sku, products.get(sku), sold.getOrDefault(sku, 0));
    }
}
