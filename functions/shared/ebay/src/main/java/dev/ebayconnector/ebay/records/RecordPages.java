package dev.ebayconnector.ebay.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ebayconnector.ebay.http.CallFailure;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayReply;
import dev.ebayconnector.ebay.http.EbayUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Reads the pages of one kind of record.
 *
 * @param call   eBay's name of the method, for messages
 * @param member of the answer that holds the records
 * @param keys   members of a record that make its id; their values are joined by a blank
 * @param reader makes a record of its JSON tree and its text; refuses with an {@link IllegalArgumentException} that
 *               names the member which is missing or malformed
 */
public record RecordPages<R>(String call, String member, List<String> keys, BiFunction<JsonNode, String, R> reader) {

    public static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** @param key member of a record that holds its id */
    public RecordPages(String call, String member, String key, BiFunction<JsonNode, String, R> reader) {
        this(call, member, List.of(key), reader);
    }

    /**
     * 204 and an answer that counts no records are empty pages.
     *
     * @throws EbayException for any other status than 2xx, for {@code errors} in a 200 and for an answer that is not
     *                       a page
     */
    public RecordPage<R> read(EbayReply reply) {
        if (!reply.successful()) {
            throw CallFailure.of(call, reply);
        }
        if (reply.status() == 204) {
            return new RecordPage<>(0, List.of(), List.of(), OptionalInt.empty(), reply.requestId());
        }
        var list = RecordList.read(reply.body(), member).orElseThrow(() -> malformed(reply));
        if (list.hasErrors()) {
            throw CallFailure.inSuccess(call, reply);
        }
        return page(list, list.total().orElseThrow(() -> malformed(reply)), reply);
    }

    /**
     * Reads an answer that is itself one record. A record that is complete but cannot be read is part of the page; an
     * answer that was cut is not.
     *
     * @param asked the id that was asked for
     * @throws EbayException for any other status than 2xx, for {@code errors} in a 200 and for an answer that is not a
     *                       JSON object to its end
     */
    public RecordPage<R> single(EbayReply reply, String asked) {
        if (!reply.successful()) {
            throw CallFailure.of(call, reply);
        }
        var whole = RecordList.read(reply.body(), "").orElseThrow(() -> cut(reply));
        if (whole.hasErrors()) {
            throw CallFailure.inSuccess(call, reply);
        }
        try {
            return new RecordPage<>(
                    1, List.of(record(reply.body())), List.of(), OptionalInt.empty(), reply.requestId());
        } catch (IllegalArgumentException e) {
            var unreadable = new UnreadableRecord(asked, e.getMessage(), reply.body());
            return new RecordPage<>(1, List.of(), List.of(unreadable), OptionalInt.empty(), reply.requestId());
        }
    }

    private EbayUnavailable cut(EbayReply reply) {
        return new EbayUnavailable(
                "malformed_answer", call + ": eBay's answer is not a complete JSON object.", reply.requestId());
    }

    private RecordPage<R> page(RecordList list, int total, EbayReply reply) {
        var records = new ArrayList<R>();
        var unreadable = new ArrayList<UnreadableRecord>();
        for (var raw : list.records()) {
            try {
                records.add(record(raw));
            } catch (IllegalArgumentException e) {
                unreadable.add(new UnreadableRecord(keyOf(raw), e.getMessage(), raw));
            }
        }
        return new RecordPage<>(total, records, unreadable, list.nextOffset(), reply.requestId());
    }

    /** @throws IllegalArgumentException naming what is wrong with the record */
    public R record(String raw) {
        try {
            var node = STRICT.readTree(raw);
            if (!node.isObject()) {
                throw new IllegalArgumentException("the record is not a JSON object");
            }
            return reader.apply(node, raw);
        } catch (StreamConstraintsException e) {
            throw new IllegalArgumentException("the record is nested too deep, or holds a value that is too long", e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the record is not valid JSON", e);
        }
    }

    /** The id, searched in the text if the record cannot be parsed; null if a part of it is not found. */
    private String keyOf(String raw) {
        var parts = new ArrayList<String>();
        for (var key : keys) {
            var part = member(raw, key);
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return String.join(" ", parts);
    }

    private static String member(String raw, String name) {
        var value = tree(raw).path(name);
        if (value.isTextual() || value.isNumber()) {
            return value.asText();
        }
        var found = Pattern.compile("\"" + Pattern.quote(name) + "\"\\s*:\\s*\"([^\"\\\\]{1,200})\"")
                .matcher(raw);
        return found.find() ? found.group(1) : null;
    }

    private static JsonNode tree(String raw) {
        try {
            return STRICT.readTree(raw);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private EbayUnavailable malformed(EbayReply reply) {
        return new EbayUnavailable(
                "malformed_answer",
                call + ": eBay's answer is not a page with a total and a list named " + member + ".",
                reply.requestId());
    }
}
