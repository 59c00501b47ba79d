package dev.ebayconnector.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** API Gateway's event, payload format 1.0, as raw JSON: what the gateway makes of one HTTP request. */
public final class HttpEvent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String method;
    private final String path;
    private final Map<String, List<String>> query;
    private final Map<String, List<String>> headers = new TreeMap<>();
    private String stage = "$default";
    private String body;
    private boolean base64;

    private HttpEvent(String method, String path, Map<String, List<String>> query) {
        this.method = method;
        this.path = path;
        this.query = query;
    }

    /** @param target path and query as in the request line, encoded; the event has both decoded */
    public static HttpEvent of(String method, String target) {
        int question = target.indexOf('?');
        return question < 0
                ? new HttpEvent(method, decode(target.replace("+", "%2B")), Map.of())
                : new HttpEvent(
                        method,
                        decode(target.substring(0, question).replace("+", "%2B")),
                        query(target.substring(question + 1)));
    }

    public static HttpEvent get(String target) {
        return of("GET", target);
    }

    public static HttpEvent post(String target, String json) {
        return of("POST", target).json(json);
    }

    /** Adds a value to a header; the gateway writes names in lower case. */
    public HttpEvent header(String name, String value) {
        headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        return this;
    }

    public HttpEvent bearer(String token) {
        return header("authorization", "Bearer " + token);
    }

    public HttpEvent json(String text) {
        return text("application/json", text);
    }

    /** A body of a type that the gateway takes for text. */
    public HttpEvent text(String type, String text) {
        body = text;
        base64 = false;
        return header("content-type", type);
    }

    /** A body of any other type, which travels in base64. */
    public HttpEvent bytes(String type, byte[] bytes) {
        body = Base64.getEncoder().encodeToString(bytes);
        base64 = true;
        return header("content-type", type);
    }

    /** A stage with a name, which then stands before the path. */
    public HttpEvent stage(String name) {
        stage = name;
        return this;
    }

    @Override
    public String toString() {
        var event = JSON.createObjectNode();
        var staged = stage.equals("$default") ? path : "/" + stage + path;
        event.put("version", "1.0")
                .put("resource", "$default")
                .put("path", staged)
                .put("httpMethod", method);
        lists(headers, List::getLast, event.putObject("headers"), event.putObject("multiValueHeaders"));
        if (query.isEmpty()) {
            event.putNull("queryStringParameters").putNull("multiValueQueryStringParameters");
        } else {
            lists(
                    query,
                    List::getFirst,
                    event.putObject("queryStringParameters"),
                    event.putObject("multiValueQueryStringParameters"));
        }
        event.putObject("requestContext")
                .put("httpMethod", method)
                .put("path", staged)
                .put("protocol", "HTTP/1.1")
                .put("requestId", "gateway-1")
                .put("stage", stage)
                .putObject("identity")
                .put("sourceIp", "127.0.0.1");
        event.putNull("pathParameters")
                .putNull("stageVariables")
                .put("body", body)
                .put("isBase64Encoded", base64);
        return event.toString();
    }

    private static Map<String, List<String>> query(String text) {
        var query = new LinkedHashMap<String, List<String>>();
        for (var pair : text.split("&")) {
            var parts = pair.split("=", 2);
            query.computeIfAbsent(decode(parts[0]), _ -> new ArrayList<>())
                    .add(parts.length == 1 ? "" : decode(parts[1]));
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Where there is room for one value only, AWS's examples have the last of a header and the first of a query. */
    private static void lists(
            Map<String, List<String>> values,
            Function<List<String>, String> one,
            ObjectNode single,
            ObjectNode multiple) {
        values.forEach((name, all) -> {
            single.put(name, one.apply(all));
            all.forEach(multiple.withArrayProperty(name)::add);
        });
    }
}
