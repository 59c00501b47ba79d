package dev.ebayconnector.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** API Gateway's event, payload format 1.0, as raw JSON: what the gateway makes of one HTTP request. */
public final class HttpEvent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String method;
    private final String path;
    private final Map<String, List<String>> query;
    private final Map<String, List<String>> headers = new TreeMap<>();
    private String body;

    private HttpEvent(String method, String path, Map<String, List<String>> query) {
        this.method = method;
        this.path = path;
        this.query = query;
    }

    /** @param target path and query as in the request line, encoded */
    public static HttpEvent of(String method, String target) {
        int question = target.indexOf('?');
        return question < 0
                ? new HttpEvent(method, target, Map.of())
                : new HttpEvent(method, target.substring(0, question), query(target.substring(question + 1)));
    }

    public static HttpEvent get(String target) {
        return of("GET", target);
    }

    public static HttpEvent post(String target, String json) {
        return of("POST", target).json(json);
    }

    /** Adds a value to a header. */
    public HttpEvent header(String name, String value) {
        headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        return this;
    }

    public HttpEvent bearer(String token) {
        return header("authorization", "Bearer " + token);
    }

    public HttpEvent json(String text) {
        body = text;
        return header("content-type", "application/json");
    }

    @Override
    public String toString() {
        var event = JSON.createObjectNode();
        event.put("version", "1.0").put("resource", path).put("path", path).put("httpMethod", method);
        lists(headers, event.putObject("headers"), event.putObject("multiValueHeaders"));
        lists(query, event.putObject("queryStringParameters"), event.putObject("multiValueQueryStringParameters"));
        event.putObject("requestContext").put("httpMethod", method).put("path", path).put("protocol", "HTTP/1.1")
                .put("requestId", "gateway-1").put("stage", "$default").putObject("identity").put("sourceIp", "127.0.0.1");
        event.putNull("pathParameters").putNull("stageVariables").put("body", body).put("isBase64Encoded", false);
        return event.toString();
    }

    private static Map<String, List<String>> query(String text) {
        var query = new TreeMap<String, List<String>>();
        for (var pair : text.split("&")) {
            var parts = pair.split("=", 2);
            var value = parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            query.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(value);
        }
        return query;
    }

    /** Where there is room for one value only, the gateway keeps the last. */
    private static void lists(Map<String, List<String>> values, ObjectNode single, ObjectNode multiple) {
        values.forEach((name, all) -> {
            single.put(name, all.getLast());
            all.forEach(multiple.withArrayProperty(name)::add);
        });
    }
}
