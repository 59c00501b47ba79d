package dev.ebayconnector.notices;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What all notices of eBay have in common ("eBay Notifications", AsyncAPI). Read tolerantly: eBay has signed it, so it is
 * stored whatever it holds.
 *
 * @param id              eBay's {@code notificationId}; if it has none that can be a key, the SHA-256 of the text
 * @param topic           {@link #UNREADABLE} if it states none
 * @param eventDate       null if it states none
 * @param publishAttempts how often eBay had sent it when it was received first
 * @param data            what the topic is about
 */
public record Envelope(String id, String topic, Instant eventDate, int publishAttempts, JsonNode data) {

    public static final String UNREADABLE = "UNREADABLE";

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    /** What PostgreSQL and every other program reads alike. */
    private static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public static Envelope read(byte[] text) {
        var json = json(text);
        var notice = json.path("notification");
        var id = notice.path("notificationId").asText();
        var topic = json.path("metadata").path("topic").asText();
        return new Envelope(
                ID.matcher(id).matches() ? id : "sha256:" + sha256(text),
                TOPIC.matcher(topic).matches() ? topic : UNREADABLE,
                moment(notice, "eventDate").orElse(null),
                Math.max(1, notice.path("publishAttemptCount").asInt(1)),
                notice.path("data"));
    }

    /** A text of {@code data}; empty if it is missing or blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(data.path(name).textValue())
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** A moment of {@code data}; empty if it is missing or is none. */
    public Optional<Instant> moment(String name) {
        return moment(data, name);
    }

    private static Optional<Instant> moment(JsonNode node, String name) {
        try {
            return Optional.ofNullable(node.path(name).textValue())
                    .map(Instant::parse)
                    .filter(moment -> !moment.isBefore(EARLIEST) && moment.isBefore(LATEST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static JsonNode json(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static String sha256(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Without the person that it is about. */
    @Override
    public String toString() {
        return "Envelope[" + id + ", " + topic + "]";
    }
}
