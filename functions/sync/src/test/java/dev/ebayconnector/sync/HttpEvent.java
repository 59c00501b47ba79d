package dev.ebayconnector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** API Gateway's event, payload format 1.0, as raw JSON. */
final class HttpEvent {

    private final String method;
    private final URI target;
    private final Map<String, String> headers = new TreeMap<>();
    private String body;

    private HttpEvent(String method, String target) {
        this.method = method;
        this.target = URI.create(target);
    }

    static HttpEvent of(String method, String target) {
        return new HttpEvent(method, target);
    }

    HttpEvent header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    HttpEvent json(String text) {
        body = text;
        return header("content-type", "application/json");
    }

    JsonNode toJson() {
        ObjectNode event = Lambda.JSON.createObjectNode();
        event.put("version", "1.0").put("resource", target.getPath()).put("path", target.getPath()).put("httpMethod", method);
        lists(headers, event.putObject("headers"), event.putObject("multiValueHeaders"));
        if (target.getRawQuery() == null) {
            event.putNull("queryStringParameters").putNull("multiValueQueryStringParameters");
        } else {
            lists(query(), event.putObject("queryStringParameters"), event.putObject("multiValueQueryStringParameters"));
        }
        event.putObject("requestContext").put("httpMethod", method).put("path", target.getPath()).put("protocol", "HTTP/1.1")
                .put("requestId", "gateway-1").put("stage", "$default").putObject("identity").put("sourceIp", "127.0.0.1");
        return event.putNull("pathParameters").putNull("stageVariables").put("body", body).put("isBase64Encoded", false);
    }

    private Map<String, String> query() {
        var query = new TreeMap<String, String>();
        for (var pair : target.getRawQuery().split("&")) {
            var parts = pair.split("=", 2);
            query.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void lists(Map<String, String> values, ObjectNode single, ObjectNode multiple) {
        values.forEach((name, value) -> {
            single.put(name, value);
            multiple.putArray(name).add(value);
        });
    }
}
