package dev.ebayconnector.alerts;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What receivers are sent; {@code docs/alerts.md} describes both formats, which only grow. */
@Singleton
final class Payloads {

    private static final Argument<Map<String, Object>> OBJECT = Argument.mapOf(String.class, Object.class);

    private final JsonMapper json;
    private final AlertSettings settings;

    Payloads(JsonMapper json, AlertSettings settings) {
        this.json = json;
        this.settings = settings;
    }

    String of(String format, Alert alert) {
        try {
            var data = json.readValue(alert.data(), OBJECT);
            var text = AlertText.of(alert, data);
            return json.writeValueAsString(
                    format.equals(Receiver.SLACK) ? slack(alert, text) : plain(alert, text, data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> plain(Alert alert, String text, Map<String, Object> data) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("id", alert.id().toString());
        payload.put("type", alert.type().code());
        payload.put("occurred_at", alert.occurredAt().toString());
        payload.put(
                "account_id",
                alert.accountId() == null ? null : alert.accountId().toString());
        payload.put("environment", alert.environment());
        payload.put("text", text);
        payload.put("link", link());
        payload.put("data", data);
        return payload;
    }

    /** The member {@code text} is what a notification shows, the blocks what the channel shows. */
    private Map<String, Object> slack(Alert alert, String text) {
        var title = alert.type().title();
        var shown = "*" + escaped(title) + "*\n" + escaped(text)
                + (link() == null ? "" : "\n<" + link() + "|Open the console>");
        var context = Stream.of(
                        alert.environment(),
                        alert.occurredAt().toString(),
                        alert.id().toString())
                .filter(part -> part != null)
                .collect(Collectors.joining(" · "));
        return Map.of(
                "text",
                escaped(title + ": " + text),
                "blocks",
                List.of(
                        Map.of("type", "section", "text", markdown(shown)),
                        Map.of("type", "context", "elements", List.of(markdown(context)))));
    }

    private static Map<String, Object> markdown(String text) {
        return Map.of("type", "mrkdwn", "text", text);
    }

    /** Slack's three control characters. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Null if the console's address is not set. */
    private String link() {
        return settings.console().map(origin -> origin + "/#/connection").orElse(null);
    }
}
