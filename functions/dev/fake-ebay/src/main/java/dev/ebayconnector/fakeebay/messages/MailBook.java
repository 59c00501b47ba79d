package dev.ebayconnector.fakeebay.messages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.fakeebay.FakeEbaySettings;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All conversations of one seller: about one order in 20 the buyer writes, and about one in 60 eBay does. One
 * conversation is so long that it takes two pages.
 */
final class MailBook {
    static final String EBAY = "eBay";
    private static final int PURPOSE = 12;
    private static final int ORDERS_PER_TALK = 20;
    private static final int TALKS_PER_NOTE = 3;
    private static final int MOST = 2_000;
    private static final int LONG_TALK = 2;
    private static final int LONG_TALK_MAILS = 60;
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final List<String> QUESTIONS = List.of(
            "When will it be shipped?",
            "Is the box <original> & complete?",
            "Können Sie bitte an eine andere Adresse liefern? Grüße 🎉",
            "It has not arrived yet.");

    private final FakeEbaySettings settings;
    private final Seller seller;
    private final OrderBook orders;
    private final Instant base;
    private List<Talk> talks;

    MailBook(FakeEbaySettings settings, Seller seller, OrderBook orders, Instant base) {
        this.settings = settings;
        this.seller = seller;
        this.orders = orders;
        this.base = base;
    }

    /** The one with the latest message first. */
    synchronized List<Talk> select(Predicate<Talk> wanted) {
        return all().stream()
                .filter(wanted)
                .sorted(Comparator.comparing((Talk talk) -> talk.latest().sentAt())
                        .thenComparing(Talk::id)
                        .reversed())
                .toList();
    }

    /** A buyer writes in the conversation that was silent for longest. */
    synchronized Mail write(String body, Instant now) {
        Talk talk = select(each -> each.type().equals(Talk.FROM_MEMBERS)).getLast();
        Mail mail = new Mail(
                mailId(all().indexOf(talk), talk.mails().size()),
                talk.party(),
                seller.username(),
                talk.title(),
                body,
                now,
                false,
                false);
        talks.set(talks.indexOf(talk), talk.with(mail));
        return mail;
    }

    private List<Talk> all() {
        if (talks == null) {
            talks = new ArrayList<>(seeded());
        }
        return talks;
    }

    private List<Talk> seeded() {
        int stride = Math.max(ORDERS_PER_TALK, settings.orders() / MOST);
        return Stream.iterate(stride / 3, index -> index < settings.orders(), index -> index + stride)
                .flatMap(index -> talks(orders.document(index).whole(false), index / stride))
                .toList();
    }

    private Stream<Talk> talks(JsonNode order, int number) {
        Talk withBuyer = withBuyer(order, 2 * number);
        return number % TALKS_PER_NOTE == 0 ? Stream.of(withBuyer, note(order, 2 * number + 1)) : Stream.of(withBuyer);
    }

    private Talk withBuyer(JsonNode order, int number) {
        SeededRandom random = new SeededRandom(settings.seed(), seller, number, PURPOSE);
        String buyer = order.at("/buyer/username").asText();
        int count = number == LONG_TALK ? LONG_TALK_MAILS : random.between(1, 4);
        Instant first = first(order, random, count);
        String title = "Question about " + order.at("/lineItems/0/title").asText();
        List<Mail> mails = IntStream.range(0, count)
                .mapToObj(i -> {
                    boolean asked = i % 2 == 0;
                    return new Mail(
                            mailId(number, i),
                            asked ? buyer : seller.username(),
                            asked ? seller.username() : buyer,
                            title,
                            asked ? random.oneOf(QUESTIONS) : "Thank you for your question no. " + i + ".",
                            first.plus(BETWEEN.multipliedBy(i)),
                            i + 1 < count || random.happens(0.5),
                            asked && random.happens(0.2));
                })
                .toList();
        return new Talk("c-" + number(number), Talk.FROM_MEMBERS, buyer, title, item(order), mails);
    }

    private Talk note(JsonNode order, int number) {
        SeededRandom random = new SeededRandom(settings.seed(), seller, number, PURPOSE);
        String title = "Your item sold: " + order.at("/lineItems/0/title").asText();
        Mail mail = new Mail(
                mailId(number, 0),
                EBAY,
                seller.username(),
                title,
                "Ship it soon, order " + order.get("orderId").asText() + ".",
                first(order, random, 1),
                random.happens(0.5),
                false);
        return new Talk("e-" + number(number), Talk.FROM_EBAY, EBAY, title, item(order), List.of(mail));
    }

    /** When the first message is written, so that the last one is some minutes old. */
    private Instant first(JsonNode order, SeededRandom random, int count) {
        Instant created = Instant.parse(order.get("creationDate").asText());
        Instant wanted = created.plus(Duration.ofMinutes(random.between(10, 3_000)));
        Instant latest = base.minus(Duration.ofMinutes(3)).minus(BETWEEN.multipliedBy(count));
        return wanted.isAfter(latest) ? latest : wanted;
    }

    private static Optional<String> item(JsonNode order) {
        return Optional.of(order.at("/lineItems/0/legacyItemId").asText());
    }

    private String number(int number) {
        return "%02d%05d".formatted(seller.number(), number);
    }

    private String mailId(int talk, int mail) {
        return "7" + number(talk) + "%04d".formatted(mail);
    }
}
