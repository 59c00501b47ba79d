package dev.ebayconnector.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.local.template.LocalCloud;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** API Gateway's event for a Lambda proxy integration of an HTTP API, payload format 1.0, stage {@code $default}. */
final class ProxyEvent {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter CLF =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String STAGE = "$default";
    private static final List<String> UNKNOWN_IDENTITY = List.of(
            "accessKey",
            "accountId",
            "caller",
            "cognitoAuthenticationProvider",
            "cognitoAuthenticationType",
            "cognitoIdentityId",
            "cognitoIdentityPoolId",
            "principalOrgId",
            "user",
            "userArn");

    private final ApiIdentity api;

    ProxyEvent(ApiIdentity api) {
        this.api = api;
    }

    byte[] of(GatewayRequest request, RouteMatch match, String requestId) {
        EventBody body = EventBody.of(request);
        Map<String, List<String>> headers = request.headers();
        Map<String, List<String>> query = Query.parse(request.rawQuery());
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "1.0");
        event.put("resource", match.route().path());
        event.put("path", Percent.decode(request.rawPath()));
        event.put("httpMethod", request.method());
        event.set("headers", single(headers, List::getLast));
        event.set("multiValueHeaders", JSON.valueToTree(headers));
        event.set("queryStringParameters", query.isEmpty() ? null : single(query, List::getFirst));
        event.set("multiValueQueryStringParameters", query.isEmpty() ? null : JSON.valueToTree(query));
        event.set("requestContext", context(request, match, requestId));
        event.set("pathParameters", match.pathParameters().isEmpty() ? null : JSON.valueToTree(match.pathParameters()));
        event.putNull("stageVariables");
        event.put("body", body.content());
        event.put("isBase64Encoded", body.base64());
        return bytes(event);
    }

    private static ObjectNode single(Map<String, List<String>> values, Function<List<String>, String> choose) {
        ObjectNode node = JSON.createObjectNode();
        values.forEach((name, all) -> node.put(name, choose.apply(all)));
        return node;
    }

    private ObjectNode context(GatewayRequest request, RouteMatch match, String requestId) {
        ObjectNode context = JSON.createObjectNode();
        context.put("accountId", LocalCloud.ACCOUNT);
        context.put("apiId", api.id());
        context.put("domainName", api.domainName());
        context.put("domainPrefix", api.id());
        context.put("extendedRequestId", requestId);
        context.put("httpMethod", request.method());
        context.set("identity", identity(request));
        context.put("path", Percent.decode(request.rawPath()));
        context.put("protocol", request.protocol());
        context.put("requestId", requestId);
        context.put("requestTime", CLF.format(request.at()));
        context.put("requestTimeEpoch", request.at().toEpochMilli());
        context.put("resourceId", resourceId(match));
        context.put("resourcePath", match.route().path());
        context.put("stage", STAGE);
        return context;
    }

    private static String resourceId(RouteMatch match) {
        String path = match.route().path();
        return path.equals(STAGE) ? path : match.route().method() + " " + path;
    }

    private static ObjectNode identity(GatewayRequest request) {
        ObjectNode identity = JSON.createObjectNode();
        UNKNOWN_IDENTITY.forEach(identity::putNull);
        identity.put("sourceIp", request.sourceIp());
        identity.put("userAgent", request.header("user-agent"));
        return identity;
    }

    private static byte[] bytes(ObjectNode event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
