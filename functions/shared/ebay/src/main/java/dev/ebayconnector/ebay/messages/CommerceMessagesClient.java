package dev.ebayconnector.ebay.messages;

import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.http.CallFailure;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayException.Kind;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.http.SideBySide;
import dev.ebayconnector.ebay.http.UrlEncoding;
import dev.ebayconnector.ebay.records.RecordFields;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.ebay.records.RecordPages;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Commerce Message v1, getConversations and getConversation. A conversation is eBay's own, with eBay's id. Each of the
 * two types of conversations is a list; only those from members can be limited by time.
 */
public final class CommerceMessagesClient implements Messages {

    /** eBay's own limit; more is refused with 355009. An offset that is no multiple of the limit is 355008. */
    private static final int MAXIMUM_LIMIT = 50;

    private static final int KEYS_AT_ONCE = 3 * SideBySide.MOST;

    /** Longer than eBay exists: eBay names no longest period. */
    private static final Duration ANY = Duration.ofDays(36_500);

    private static final String CONVERSATIONS = "/commerce/message/v1/conversation";

    private enum Type {
        FROM_MEMBERS,
        FROM_EBAY;

        String list() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Type of(String list) {
            return valueOf(list.toUpperCase(Locale.ROOT));
        }
    }

    private final EbayHttp http;

    public CommerceMessagesClient(EbayHttp http) {
        this.http = http;
    }

    @Override
    public List<MessageList> lists() {
        return List.of(
                new MessageList(Type.FROM_MEMBERS.list(), Optional.of(ANY)),
                new MessageList(Type.FROM_EBAY.list(), Optional.empty()));
    }

    @Override
    public Scope scope() {
        return Scope.MESSAGES;
    }

    @Override
    public Quota quota() {
        return new Quota("commerce", "message");
    }

    @Override
    public Optional<Instant> earliest(Instant now) {
        return Optional.empty();
    }

    @Override
    public int pageSize() {
        return MAXIMUM_LIMIT;
    }

    @Override
    public int keysAtOnce() {
        return KEYS_AT_ONCE;
    }

    @Override
    public RecordPage<MessageRecord> list(
            SellerCall call, String list, Optional<Period> period, int limit, int offset) {
        var type = Type.of(list);
        var pages = new RecordPages<MessageRecord>(
                "getConversations",
                "conversations",
                "conversationId",
                (node, raw) -> MessageReader.conversation(list, type.name(), node, raw));
        var query = new LinkedHashMap<String, String>();
        query.put("conversation_type", type.name());
        period.ifPresent(times -> {
            query.put("start_time", times.start());
            query.put("end_time", times.end());
        });
        return page(call, pages, CONVERSATIONS, query, limit, offset).prefixed(LISTED);
    }

    /** Conversations are read side by side; one that eBay refuses by itself is unreadable. */
    @Override
    public RecordPage<MessageRecord> messages(SellerCall call, String list, List<String> keys) {
        var type = Type.of(list);
        var answers = SideBySide.each(keys, id -> conversation(call, type, id));
        return new RecordPage<>(
                keys.size(),
                answers.stream().flatMap(page -> page.records().stream()).toList(),
                answers.stream().flatMap(page -> page.unreadable().stream()).toList(),
                OptionalInt.empty(),
                answers.isEmpty() ? null : answers.getLast().ebayRequestId());
    }

    /** Names the conversation too, because it is read again for a message that could not be read. */
    @Override
    public String key(MessageRecord.Message message) {
        return inConversation(message.conversationId()) + message.messageId();
    }

    /** A conversation must state its type, and the key of a message names its conversation. */
    @Override
    public Optional<MessageRecord> read(String key, String raw) {
        if (key == null || raw.equals("null")) {
            return Optional.empty();
        }
        return key.startsWith(LISTED) ? conversation(raw) : message(key, raw);
    }

    private static Optional<MessageRecord> conversation(String raw) {
        return new RecordPages<Optional<MessageRecord>>("getConversations", "", "conversationId", (node, text) -> {
                    var stated = RecordFields.text(node, "conversationType");
                    return Arrays.stream(Type.values())
                            .filter(type -> type.name().equals(stated))
                            .findFirst()
                            .map(type -> MessageReader.conversation(type.list(), type.name(), node, text));
                })
                .record(raw);
    }

    private static Optional<MessageRecord> message(String key, String raw) {
        int end = key.lastIndexOf('/');
        return end <= 0
                ? Optional.empty()
                : Optional.of(new RecordPages<MessageRecord>(
                                "getConversation",
                                "",
                                "messageId",
                                (node, text) -> MessageReader.message(key.substring(0, end), node, text))
                        .record(raw));
    }

    private static String inConversation(String id) {
        return id + "/";
    }

    private RecordPage<MessageRecord> conversation(SellerCall call, Type type, String id) {
        var pages = new RecordPages<MessageRecord>(
                "getConversation", "messages", "messageId", (node, raw) -> MessageReader.message(id, node, raw));
        var path = CONVERSATIONS + "/" + UrlEncoding.segment(id);
        var query = Map.of("conversation_type", type.name());
        try {
            return new WholeConversation(
                            id,
                            offset -> page(call, pages, path, query, MAXIMUM_LIMIT, offset)
                                    .prefixed(inConversation(id)))
                    .read();
        } catch (EbayException e) {
            if (e.kind() != Kind.REJECTED) {
                throw e;
            }
            return WholeConversation.refused(id, e);
        }
    }

    private RecordPage<MessageRecord> page(
            SellerCall call,
            RecordPages<MessageRecord> pages,
            String path,
            Map<String, String> filters,
            int limit,
            int offset) {
        var query = new LinkedHashMap<>(filters);
        query.put("limit", Integer.toString(limit));
        query.put("offset", Integer.toString(offset));
        var target = path + "?" + UrlEncoding.form(query);
        return pages.read(CallFailure.naming(
                pages.call(), () -> http.get(call, call.endpoint().api(), target)));
    }
}
