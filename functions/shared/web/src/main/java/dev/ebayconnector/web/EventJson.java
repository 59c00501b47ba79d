package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.RequestIdentity;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ebayconnector.core.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Events of API Gateway and answers to them, payload format 1.0. Of an event it reads the members that the connector or
 * Micronaut uses.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">AWS:
 *     payload format of an integration with Lambda</a>
 */
final class EventJson {

    private static final JsonFactory JSON = new JsonFactory();

    private EventJson() {}

    /** @throws IOException if it is not an event: not a JSON object, or a member has another shape than AWS documents */
    static APIGatewayProxyRequestEvent read(InputStream json) throws IOException {
        try {
            return event(Objects.requireNonNull(members(JsonTree.read(json))));
        } catch (ClassCastException | NullPointerException otherShape) {
            throw new IOException("not an event of API Gateway", otherShape);
        }
    }

    static void write(APIGatewayProxyResponseEvent answer, OutputStream out) throws IOException {
        try (var json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", answer.getStatusCode());
            headers(answer, json);
            if (answer.getBody() != null) {
                json.writeStringField("body", answer.getBody());
            }
            json.writeBooleanField("isBase64Encoded", Boolean.TRUE.equals(answer.getIsBase64Encoded()));
            json.writeEndObject();
        }
    }

    private static APIGatewayProxyRequestEvent event(Map<String, Object> event) {
        var context = members(event.get("requestContext"));
        return new APIGatewayProxyRequestEvent()
                .withHttpMethod(text(event.get("httpMethod")))
                .withPath(text(event.get("path")))
                .withHeaders(texts(event.get("headers")))
                .withMultiValueHeaders(lists(event.get("multiValueHeaders")))
                .withQueryStringParameters(texts(event.get("queryStringParameters")))
                .withMultiValueQueryStringParameters(lists(event.get("multiValueQueryStringParameters")))
                .withRequestContext(context == null ? null : context(context))
                .withBody(text(event.get("body")))
                .withIsBase64Encoded((Boolean) event.get("isBase64Encoded"));
    }

    private static ProxyRequestContext context(Map<String, Object> context) {
        var identity = members(context.get("identity"));
        var sourceIp = identity == null ? null : text(identity.get("sourceIp"));
        return new ProxyRequestContext()
                .withStage(text(context.get("stage")))
                .withIdentity(new RequestIdentity().withSourceIp(sourceIp));
    }

    private static void headers(APIGatewayProxyResponseEvent answer, JsonGenerator json) throws IOException {
        if (answer.getHeaders() != null) {
            json.writeObjectFieldStart("headers");
            for (var header : answer.getHeaders().entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
        }
        if (answer.getMultiValueHeaders() != null) {
            json.writeObjectFieldStart("multiValueHeaders");
            for (var header : answer.getMultiValueHeaders().entrySet()) {
                json.writeArrayFieldStart(header.getKey());
                for (var value : header.getValue()) {
                    json.writeString(value);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
    }

    @SuppressWarnings("unchecked") // JsonTree's objects have text as names
    private static Map<String, Object> members(Object json) {
        return (Map<String, Object>) json;
    }

    private static Map<String, String> texts(Object json) {
        if (json == null) {
            return null;
        }
        var texts = new LinkedHashMap<String, String>();
        members(json).forEach((name, value) -> texts.put(name, text(value)));
        return texts;
    }

    private static Map<String, List<String>> lists(Object json) {
        if (json == null) {
            return null;
        }
        var lists = new LinkedHashMap<String, List<String>>();
        members(json).forEach((name, values) -> lists.put(name, list((List<?>) values)));
        return lists;
    }

    private static List<String> list(List<?> values) {
        return values == null ? List.of() : values.stream().map(EventJson::text).toList();
    }

    private static String text(Object json) {
        return switch (json) {
            case null -> null;
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case Object other -> (String) other;
        };
    }
}
