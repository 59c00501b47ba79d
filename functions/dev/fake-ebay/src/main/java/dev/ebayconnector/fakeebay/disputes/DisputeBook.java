package dev.ebayconnector.fakeebay.disputes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.FakeEbaySettings;
import dev.ebayconnector.fakeebay.Json;
import dev.ebayconnector.fakeebay.OrderBook;
import dev.ebayconnector.fakeebay.SeededRandom;
import dev.ebayconnector.fakeebay.Seller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The payment disputes of one seller: one in about 25 orders has one. Some are about orders of long ago, which are
 * listed no more.
 */
final class DisputeBook {
    private static final int PURPOSE = 11;
    private static final int ORDERS_PER_DISPUTE = 25;
    private static final int MOST = 2_000;
    private static final int EACH_OLD = 6;
    private static final long FIRST_ID = 5_000_000_000L;
    private static final List<String> REASONS = List.of(
            "ITEM_NOT_RECEIVED",
            "SIGNIFICANTLY_NOT_AS_DESCRIBED",
            "FRAUD",
            "CREDIT_NOT_PROCESSED",
            "RETURN_REFUND_NOT_PROCESSED");
    private static final List<String> STATUSES =
            List.of(Dispute.CLOSED, Dispute.CLOSED, Dispute.CLOSED, "OPEN", Dispute.ACTION_NEEDED);
    private static final List<String> OUTCOMES = List.of("SELLER_WON", "SELLER_LOST", "SELLER_ACCEPT");

    private final FakeEbaySettings settings;
    private final Seller seller;
    private final OrderBook orders;
    private final Instant base;
    private List<Dispute> disputes;

    DisputeBook(FakeEbaySettings settings, Seller seller, OrderBook orders, Instant base) {
        this.settings = settings;
        this.seller = seller;
        this.orders = orders;
        this.base = base;
    }

    /** Those that were opened by now, the latest first. */
    synchronized List<Dispute> select(Instant now, Predicate<Dispute> wanted) {
        return all().stream()
                .filter(dispute -> !dispute.openedAt().isAfter(now))
                .filter(wanted)
                .sorted(Comparator.comparing(Dispute::openedAt)
                        .thenComparing(Dispute::id)
                        .reversed())
                .toList();
    }

    synchronized Optional<Dispute> find(String id) {
        return all().stream().filter(dispute -> dispute.id().equals(id)).findFirst();
    }

    synchronized boolean move(String id, String status, Instant now) {
        Optional<Dispute> found = find(id);
        found.ifPresent(dispute -> disputes.set(disputes.indexOf(dispute), dispute.moved(status, now)));
        return found.isPresent();
    }

    /** A dispute about an order of long ago. */
    synchronized String open(Instant openedAt, String status) {
        Dispute dispute = old(all().size(), openedAt, status);
        disputes.add(dispute);
        return dispute.id();
    }

    private List<Dispute> all() {
        if (disputes == null) {
            disputes = new ArrayList<>(seeded());
        }
        return disputes;
    }

    private List<Dispute> seeded() {
        int stride = Math.max(ORDERS_PER_DISPUTE, settings.orders() / MOST);
        return Stream.iterate(stride / 2, index -> index < settings.orders(), index -> index + stride)
                .map(index -> seeded(index, index / stride))
                .toList();
    }

    private Dispute seeded(int index, int number) {
        SeededRandom random = random(number);
        String status = random.oneOf(STATUSES);
        if (number % EACH_OLD == EACH_OLD - 1) {
            return old(number, base.minus(Duration.ofDays(random.between(100, 500))), status);
        }
        JsonNode order = orders.document(index).whole(false);
        Instant created = Instant.parse(order.get("creationDate").asText());
        Instant opened = created.plus(Duration.ofHours(random.between(1, 240)));
        Instant latest = base.minus(Duration.ofMinutes(3));
        return dispute(
                number,
                opened.isAfter(latest) ? latest : opened,
                status,
                order.get("orderId").asText(),
                order.at("/pricingSummary/total"),
                order.at("/buyer/username").asText(),
                lines(order));
    }

    private Dispute old(int number, Instant openedAt, String status) {
        ArrayNode lines =
                Json.array().add(Json.object().put("itemId", "110000000001").put("lineItemId", "10000000" + number));
        return dispute(
                number,
                openedAt,
                status,
                "10-%05d-%05d".formatted(seller.number(), number),
                Json.object().put("value", "26.98").put("currency", "USD"),
                "buyer-" + number,
                lines);
    }

    private Dispute dispute(
            int number,
            Instant openedAt,
            String status,
            String orderId,
            JsonNode amount,
            String buyer,
            ArrayNode lines) {
        SeededRandom random = random(number);
        boolean closed = status.equals(Dispute.CLOSED);
        ObjectNode plain = Json.object()
                .put("value", amount.get("value").asText())
                .put("currency", amount.get("currency").asText());
        return new Dispute(
                Long.toString(FIRST_ID + seller.number() * 10_000_000L + number),
                orderId,
                plain,
                buyer,
                random.oneOf(REASONS),
                openedAt,
                status,
                closed ? 3 : 1,
                closed ? Optional.of(openedAt.plus(Duration.ofMinutes(2))) : Optional.empty(),
                random.oneOf(OUTCOMES),
                lines);
    }

    private SeededRandom random(int number) {
        return new SeededRandom(settings.seed(), seller, number, PURPOSE);
    }

    private static ArrayNode lines(JsonNode order) {
        ArrayNode lines = Json.array();
        order.get("lineItems")
                .forEach(line -> lines.add(Json.object()
                        .put("itemId", line.get("legacyItemId").asText())
                        .put("lineItemId", line.get("lineItemId").asText())));
        return lines;
    }
}
