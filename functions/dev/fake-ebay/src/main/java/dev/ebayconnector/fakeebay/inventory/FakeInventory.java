package dev.ebayconnector.fakeebay.inventory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.Seller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What the sellers have in eBay's inventory, and how a test changes it. The first SKUs are those of the orders' catalogue;
 * three of them hold characters that a URL cannot hold as they are. A change applies to a seller in both environments.
 */
public final class FakeInventory {

    /** SKUs of every seller until {@link #size} says otherwise. */
    public static final int SKUS = 120;

    private final long seed;
    private final Map<Seller, Shelf> shelves = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private volatile int size = SKUS;
    private volatile boolean emptyIsNotFound;
    private volatile Duration delay = Duration.ZERO;
    private volatile Consumer<ObjectNode> alteration = page -> {};

    public FakeInventory(long seed) {
        this.seed = seed;
    }

    /** Begins again with so many SKUs for each seller, without any change made before. */
    public void size(int skus) {
        size = skus;
        shelves.clear();
        refused.clear();
        emptyIsNotFound = false;
        delay = Duration.ZERO;
        alteration = page -> {};
    }

    /** The SKUs in the order of eBay's list. */
    public List<String> skus(FakeEnvironment environment, String seller) {
        return shelf(find(environment, seller)).skus();
    }

    /** The offers of all SKUs, as their ids. */
    public List<String> offerIds(FakeEnvironment environment, String seller) {
        var shelf = shelf(find(environment, seller));
        return shelf.skus().stream()
                .flatMap(sku -> shelf.find(sku).orElseThrow().offers().stream())
                .map(Offer::offerId)
                .toList();
    }

    /** An item and its offers leave eBay; everything behind it in the list moves forward. */
    public void remove(String seller, String sku) {
        of(seller).forEach(shelf -> shelf.remove(sku));
    }

    /** An item, new or known, is listed behind all others. */
    public void add(String seller, String sku) {
        of(seller).forEach(shelf -> shelf.add(sku));
    }

    /** One is sold: the quantities of the item and of its offers change. */
    public void sell(String seller, String sku) {
        of(seller).forEach(shelf -> shelf.sell(sku));
    }

    /** From now on getOffers refuses the SKU with 25707. */
    public void refuse(String sku) {
        refused.add(sku);
    }

    public void accept(String sku) {
        refused.remove(sku);
    }

    /** Whether a seller without items gets 404 instead of a list without items. */
    public void emptyIsNotFound(boolean notFound) {
        emptyIsNotFound = notFound;
    }

    /** Waited before each answer. */
    public void delay(Duration perCall) {
        delay = perCall;
    }

    /** Changes each page of items or offers before it is sent, into what no fake would send. */
    public void eachPage(Consumer<ObjectNode> change) {
        alteration = change;
    }

    Shelf shelf(Seller seller) {
        return shelves.computeIfAbsent(seller, who -> new Shelf(seed, who, size));
    }

    boolean refuses(String sku) {
        return refused.contains(sku);
    }

    boolean emptyIsNotFound() {
        return emptyIsNotFound;
    }

    Duration delay() {
        return delay;
    }

    ObjectNode altered(ObjectNode page) {
        alteration.accept(page);
        return page;
    }

    private List<Shelf> of(String username) {
        return Seller.all().stream()
                .filter(seller -> seller.username().equals(username))
                .map(this::shelf)
                .toList();
    }

    private static Seller find(FakeEnvironment environment, String seller) {
        return Seller.find(environment, seller)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Unknown seller '" + seller + "'; use one of " + Seller.NAMES + "."));
    }
}
