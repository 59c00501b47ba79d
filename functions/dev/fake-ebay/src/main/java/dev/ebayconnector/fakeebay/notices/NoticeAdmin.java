package dev.ebayconnector.fakeebay.notices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.AdminRoutes;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.Json;
import dev.ebayconnector.fakeebay.Reply;
import dev.ebayconnector.fakeebay.Request;
import dev.ebayconnector.fakeebay.Seller;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends notices on request: {@code {"url","environment","topic","seller"|"username"|"user_id"|"eias_token","reason",
 * "event_date","notification_id","times","kind"}}. Only {@code url} is required.
 */
public final class NoticeAdmin {
    private static final List<String> KINDS =
            List.of("right", "wrong_signature", "no_signature", "unknown_key", "rotated_key");
    private static final int MOST = 1000;

    private final FakeNotices notices;
    private final Clock clock;

    public NoticeAdmin(FakeNotices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    public Reply send(Request request) {
        JsonNode body = Json.read(request.body());
        String kind = body.path("kind").asText("right");
        Optional<FakeEnvironment> environment = environment(body);
        int times = body.path("times").asInt(1);
        if (!KINDS.contains(kind) || environment.isEmpty() || times < 1 || times > MOST) {
            return AdminRoutes.refused("Send a kind of " + KINDS
                    + ", an environment of production or sandbox, and times" + " from 1 to " + MOST + ".");
        }
        try {
            return send(URI.create(body.path("url").asText()), environment.get(), kind, times, body);
        } catch (DateTimeException e) {
            return AdminRoutes.refused("Send event_date as a time in ISO 8601.");
        } catch (IllegalArgumentException e) {
            return AdminRoutes.refused("Send the url that the notice goes to: " + e.getMessage());
        } catch (IOException e) {
            return AdminRoutes.refused("The notice did not arrive: " + e);
        }
    }

    private Reply send(URI url, FakeEnvironment environment, String kind, int times, JsonNode body) throws IOException {
        if (kind.equals("rotated_key")) {
            notices.rotate(environment);
        }
        String id = body.path("notification_id").asText(UUID.randomUUID() + "_" + UUID.randomUUID());
        ArrayNode items = Json.array();
        for (int attempt = 1; attempt <= times; attempt++) {
            SignedNotice notice = of(kind, notice(environment, id, attempt, body));
            int status = NoticeSender.send(url, notice, !kind.equals("no_signature"));
            items.add(Json.object().put("notification_id", id).put("status", status));
        }
        return Reply.json(201, Json.object().set("items", items));
    }

    private SignedNotice notice(FakeEnvironment environment, String id, int attempt, JsonNode body) {
        String topic = body.path("topic").asText(FakeNotices.DELETION);
        Instant at = body.hasNonNull("event_date")
                ? Instant.parse(body.get("event_date").asText())
                : clock.instant();
        ObjectNode data = person(environment, body);
        if (topic.equals(FakeNotices.REVOCATION)) {
            data.put("revokeReason", body.path("reason").asText("REVOKED_BY_USER"))
                    .put("revocationDate", Json.time(at));
        }
        return notices.notice(environment, id, topic, at, attempt, data);
    }

    private SignedNotice of(String kind, SignedNotice notice) {
        return switch (kind) {
            case "wrong_signature" -> notice.altered();
            case "unknown_key" -> notices.ofUnknownKey(notice);
            default -> notice;
        };
    }

    /** A demo seller, or whoever is named. */
    private static ObjectNode person(FakeEnvironment environment, JsonNode body) {
        ObjectNode data = Json.object();
        Seller.find(environment, body.path("seller").asText())
                .ifPresent(seller -> data.put("username", seller.username()).put("userId", seller.userId()));
        copy(body, "username", data, "username");
        copy(body, "user_id", data, "userId");
        copy(body, "eias_token", data, "eiasToken");
        return data;
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String member) {
        if (from.hasNonNull(name)) {
            to.put(member, from.get(name).asText());
        }
    }

    private static Optional<FakeEnvironment> environment(JsonNode body) {
        String word = body.path("environment").asText("production");
        return Arrays.stream(FakeEnvironment.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
