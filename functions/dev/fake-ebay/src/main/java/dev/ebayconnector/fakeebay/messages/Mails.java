package dev.ebayconnector.fakeebay.messages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.ApiErrors;
import dev.ebayconnector.fakeebay.Bearer;
import dev.ebayconnector.fakeebay.FakeEbaySettings;
import dev.ebayconnector.fakeebay.Host;
import dev.ebayconnector.fakeebay.Json;
import dev.ebayconnector.fakeebay.OrderBook;
import dev.ebayconnector.fakeebay.PageBounds;
import dev.ebayconnector.fakeebay.Reply;
import dev.ebayconnector.fakeebay.Request;
import dev.ebayconnector.fakeebay.Route;
import dev.ebayconnector.fakeebay.Seller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All messages, and what answers getConversations, getConversation and GetMyMessages. */
public final class Mails {
    private static final String CONVERSATIONS = "/commerce/message/v1/conversation";
    private static final Set<String> SCOPE = Set.of("https://api.ebay.com/oauth/api_scope/commerce.message");

    private final Clock clock;
    private final Map<Seller, MailBook> books;

    public Mails(FakeEbaySettings settings, Function<Seller, OrderBook> orders, Clock clock, Instant base) {
        this.clock = clock;
        this.books = Seller.all().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), seller -> new MailBook(settings, seller, orders.apply(seller), base)));
    }

    public List<Route> routes(Bearer bearer, Supplier<String> apiUrl) {
        GetMyMessages trading = new GetMyMessages(bearer, books::get);
        return List.of(
                Route.of(
                        Host.API,
                        "GET",
                        CONVERSATIONS,
                        "message.conversations",
                        request -> bearer.seller(request, SCOPE).reply(seller -> list(request, seller, apiUrl.get()))),
                Route.of(
                        Host.API,
                        "GET",
                        CONVERSATIONS + "/[^/]+",
                        "message.conversation",
                        request -> bearer.seller(request, SCOPE).reply(seller -> one(request, seller, apiUrl.get()))),
                Route.of(Host.API, "POST", "/ws/api.dll", "trading.GetMyMessages", trading::answer));
    }

    /** Ids of all messages of a seller. */
    public List<String> ids(Seller seller) {
        return books.get(seller).select(talk -> true).stream()
                .flatMap(talk -> talk.mails().stream())
                .map(Mail::id)
                .toList();
    }

    /** A buyer writes to the seller, in the conversation that was silent for longest. Returns the message's id. */
    public String write(Seller seller, String body) {
        return books.get(seller).write(body, clock.instant()).id();
    }

    private Reply list(Request request, Seller seller, String url) {
        return TalkQuery.parse(request.query()).reply(query -> {
            List<ObjectNode> found = books.get(seller).select(query.filter()).stream()
                    .map(Talk::json)
                    .toList();
            return Reply.json(200, page(request, query, found, "conversations", url + CONVERSATIONS));
        });
    }

    /** The latest message first. */
    private Reply one(Request request, Seller seller, String url) {
        return TalkQuery.parse(request.query()).reply(query -> {
            Optional<Talk> talk =
                    books
                            .get(seller)
                            .select(query.filter().and(each -> each.id().equals(request.lastSegment())))
                            .stream()
                            .findFirst();
            return talk.map(found -> Reply.json(200, whole(request, query, found, url)))
                    .orElseGet(() -> ApiErrors.error(
                            400,
                            355007,
                            "API_MESSAGE",
                            "REQUEST",
                            "Invalid or unrecognized conversation_id value.",
                            "Invalid or unrecognized conversation_id value."));
        });
    }

    private static ObjectNode whole(Request request, TalkQuery query, Talk talk, String url) {
        List<ObjectNode> mails =
                talk.mails().reversed().stream().map(Mail::json).toList();
        return page(request, query, mails, "messages", url + CONVERSATIONS + "/" + talk.id())
                .put("conversationStatus", "ACTIVE")
                .put("conversationTitle", talk.title())
                .put("conversationType", talk.type());
    }

    private static ObjectNode page(
            Request request, TalkQuery query, List<ObjectNode> found, String member, String url) {
        PageBounds bounds = PageBounds.of(query.limit(), query.offset(), found.size(), request);
        ObjectNode page = Json.object()
                .put("href", link(request, url, query.limit(), bounds.offset()))
                .put("limit", query.limit())
                .put("offset", bounds.offset())
                .put("total", found.size());
        put(page, "next", bounds.next(), request, url, query.limit());
        put(page, "prev", bounds.previous(), request, url, query.limit());
        ArrayNode records = Json.array();
        found.stream().skip(bounds.offset()).limit(bounds.records()).forEach(records::add);
        return page.set(member, records);
    }

    private static void put(ObjectNode page, String name, OptionalInt offset, Request request, String url, int limit) {
        offset.ifPresent(at -> page.put(name, link(request, url, limit, at)));
    }

    private static String link(Request request, String url, int limit, int offset) {
        return url + "?conversation_type=" + request.query().get("conversation_type") + "&limit=" + limit + "&offset="
                + offset;
    }
}
