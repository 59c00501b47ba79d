package dev.ebayconnector.ebay.messages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.http.CallFailure;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayException.Kind;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.http.SideBySide;
import dev.ebayconnector.ebay.records.RecordFields;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.ebay.records.RecordPages;
import dev.ebayconnector.ebay.records.UnreadableRecord;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Trading API, GetMyMessages, for applications that eBay gives no access to the Commerce Message API.
 *
 * <p>Inbox and sent folder are lists of headers; the texts are then read by message id. A message keeps its id: {@code
 * MessageID} is the {@code messageId} of the Commerce Message API. GetMyMessages knows no conversations, so one is the
 * thread of all messages with the same other party about the same item, and its id is {@code PARTY/ITEM}, or {@code
 * PARTY} for messages about no item. It is never an id of the Commerce Message API, so after a change of the API
 * conversations are stored a second time, and each message belongs to the one under which it was read last.
 */
public final class TradingMessagesClient implements Messages {

    private static final String CALL = "GetMyMessages";

    /** eBay's own limit on message ids in one call. */
    private static final int MOST_IDS = 10;

    private static final int ENTRIES_PER_PAGE = 100;

    /** eBay deletes messages after a year; a day less, because time passes between planning and reading. */
    private static final Duration OLDEST = Duration.ofDays(364);

    /** Keeps the lists short, so that few pages are read again if one fails. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final String VERSION = "1423";

    private final EbayHttp http;

    public TradingMessagesClient(EbayHttp http) {
        this.http = http;
    }

    @Override
    public List<MessageList> lists() {
        return Arrays.stream(TradingFolder.values())
                .map(folder -> new MessageList(folder.list(), Optional.of(LONGEST)))
                .toList();
    }

    /** The Trading API needs no scope of its own; every consent has this one. */
    @Override
    public Scope scope() {
        return Scope.IDENTITY;
    }

    @Override
    public Quota quota() {
        return new Quota("tradingapi", "tradingapi");
    }

    @Override
    public Optional<Instant> earliest(Instant now) {
        return Optional.of(now.minus(OLDEST));
    }

    @Override
    public int pageSize() {
        return ENTRIES_PER_PAGE;
    }

    @Override
    public int keysAtOnce() {
        return MOST_IDS * SideBySide.MOST;
    }

    /** eBay does not count the messages of a folder here: a full page leads to the next one, until one is not full. */
    @Override
    public RecordPage<MessageRecord> list(
            SellerCall call, String list, Optional<Period> period, int limit, int offset) {
        var folder = TradingFolder.of(list);
        var request = new StringBuilder("<DetailLevel>ReturnHeaders</DetailLevel>");
        request.append("<FolderID>").append(folder.ordinal()).append("</FolderID>");
        period.ifPresent(times -> request.append("<StartTime>")
                .append(times.start())
                .append("</StartTime><EndTime>")
                .append(times.end())
                .append("</EndTime>"));
        request.append("<Pagination><EntriesPerPage>")
                .append(limit)
                .append("</EntriesPerPage><PageNumber>")
                .append(offset / limit + 1)
                .append("</PageNumber></Pagination>");
        var page = send(call, request.toString(), message -> TradingMessageReader.header(folder, message));
        int end = offset + page.size();
        return new RecordPage<>(
                        end,
                        page.records(),
                        page.unreadable(),
                        page.size() >= limit ? OptionalInt.of(end) : OptionalInt.empty(),
                        page.ebayRequestId())
                .prefixed(LISTED);
    }

    /** A message must name its folder, which says who the other party is. */
    @Override
    public Optional<MessageRecord> read(String key, String raw) {
        return new RecordPages<Optional<MessageRecord>>(
                        CALL,
                        "",
                        "MessageID",
                        (message, text) -> folder(message)
                                .map(folder -> key != null && key.startsWith(LISTED)
                                        ? TradingMessageReader.header(folder, message)
                                        : TradingMessageReader.message(folder, message)))
                .record(raw);
    }

    private static Optional<TradingFolder> folder(JsonNode message) {
        var number = RecordFields.text(message.path("Folder"), "FolderID");
        return Arrays.stream(TradingFolder.values())
                .filter(folder -> Integer.toString(folder.ordinal()).equals(number))
                .findFirst();
    }

    @Override
    public String key(MessageRecord.Message message) {
        return message.messageId();
    }

    /** A message that eBay refuses or does not give is unreadable; it does not fail the others. */
    @Override
    public RecordPage<MessageRecord> messages(SellerCall call, String list, List<String> keys) {
        var folder = TradingFolder.of(list);
        var batches = IntStream.iterate(0, from -> from < keys.size(), from -> from + MOST_IDS)
                .mapToObj(from -> keys.subList(from, Math.min(keys.size(), from + MOST_IDS)))
                .toList();
        return together(keys.size(), SideBySide.each(batches, ids -> batch(call, folder, ids)));
    }

    /** Ids that eBay refuses together are asked for one by one. */
    private RecordPage<MessageRecord> batch(SellerCall call, TradingFolder folder, List<String> ids) {
        try {
            return complete(ids, bodies(call, folder, ids));
        } catch (EbayException e) {
            if (e.kind() != Kind.REJECTED) {
                throw e;
            }
            return ids.size() == 1
                    ? missing(ids, e.getMessage(), e.ebayRequestId())
                    : together(
                            ids.size(),
                            ids.stream()
                                    .map(id -> batch(call, folder, List.of(id)))
                                    .toList());
        }
    }

    private RecordPage<MessageRecord> bodies(SellerCall call, TradingFolder folder, List<String> ids) {
        var request = new StringBuilder("<DetailLevel>ReturnMessages</DetailLevel><MessageIDs>");
        ids.forEach(id -> request.append("<MessageID>").append(escaped(id)).append("</MessageID>"));
        request.append("</MessageIDs>");
        return send(call, request.toString(), message -> TradingMessageReader.message(folder, message));
    }

    private static RecordPage<MessageRecord> complete(List<String> ids, RecordPage<MessageRecord> page) {
        var absent = new HashSet<>(ids);
        page.unreadable().forEach(record -> absent.remove(record.key()));
        for (var record : page.records()) {
            if (record instanceof MessageRecord.Message message) {
                absent.remove(message.messageId());
            }
        }
        var missing = missing(List.copyOf(absent), CALL + ": eBay does not give the message", page.ebayRequestId());
        return together(ids.size(), List.of(page, missing));
    }

    private static RecordPage<MessageRecord> missing(List<String> ids, String reason, String ebayRequestId) {
        var unreadable =
                ids.stream().map(id -> new UnreadableRecord(id, reason, "null")).toList();
        return new RecordPage<>(ids.size(), List.of(), unreadable, OptionalInt.empty(), ebayRequestId);
    }

    private static RecordPage<MessageRecord> together(int total, List<RecordPage<MessageRecord>> pages) {
        return new RecordPage<>(
                total,
                pages.stream().flatMap(page -> page.records().stream()).toList(),
                pages.stream().flatMap(page -> page.unreadable().stream()).toList(),
                OptionalInt.empty(),
                pages.isEmpty() ? null : pages.getFirst().ebayRequestId());
    }

    private RecordPage<MessageRecord> send(SellerCall call, String content, Function<JsonNode, MessageRecord> reader) {
        var base = call.endpoint().api();
        var body = "<?xml version=\"1.0\" encoding=\"utf-8\"?><GetMyMessagesRequest"
                + " xmlns=\"urn:ebay:apis:eBLBaseComponents\">" + content + "</GetMyMessagesRequest>";
        var request = HttpRequest.POST(URI.create(base + "/ws/api.dll"), body)
                .contentType(MediaType.TEXT_XML_TYPE)
                .header("Accept", MediaType.TEXT_XML)
                .header("X-EBAY-API-CALL-NAME", CALL)
                .header("X-EBAY-API-SITEID", "0")
                .header("X-EBAY-API-COMPATIBILITY-LEVEL", VERSION)
                .header("X-EBAY-API-IAF-TOKEN", call.accessToken().reveal());
        var reply = CallFailure.naming(CALL, () -> http.sendAsIs(call, base, request));
        var messages = TradingReply.several(TradingReply.read(CALL, reply).path("Messages"), "Message");
        var records = new ArrayList<MessageRecord>();
        var unreadable = new ArrayList<UnreadableRecord>();
        for (var message : messages) {
            try {
                records.add(reader.apply(message));
            } catch (IllegalArgumentException e) {
                var key = RecordFields.text(message, "MessageID");
                unreadable.add(new UnreadableRecord(key, e.getMessage(), message.toString()));
            }
        }
        return new RecordPage<>(
                messages.size(), List.copyOf(records), List.copyOf(unreadable), OptionalInt.empty(), reply.requestId());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
