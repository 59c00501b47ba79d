package dev.ebayconnector.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.template.HttpRoute;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The event as raw JSON, for that is what the functions get. */
final class ProxyEventTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_whole_event_is_what_api_gateway_documents_for_payload_1_0() throws IOException {
        GatewayRequest request = request(
                "GET",
                "/api/ebay/orders?limit=5&status=a&status=b",
                Map.of("host", List.of("127.0.0.1:1"), "user-agent", List.of("curl"), "cookie", List.of("a=1", "b=2")),
                "");
        RouteMatch match =
                new RouteMatch(new HttpRoute("ANY", "/api/ebay/{proxy+}", "data"), Map.of("proxy", "orders"));
        assertThat(JSON.readTree(event(request, match))).isEqualTo(JSON.readTree("""
            {"version":"1.0","resource":"/api/ebay/{proxy+}","path":"/api/ebay/orders","httpMethod":"GET",
             "headers":{"cookie":"b=2","host":"127.0.0.1:1","user-agent":"curl"},
             "multiValueHeaders":{"cookie":["a=1","b=2"],"host":["127.0.0.1:1"],"user-agent":["curl"]},
             "queryStringParameters":{"limit":"5","status":"a"},
             "multiValueQueryStringParameters":{"limit":["5"],"status":["a","b"]},
             "requestContext":{"accountId":"000000000000","apiId":"local","domainName":"local.execute-api.localhost",
              "domainPrefix":"local","extendedRequestId":"r-1","httpMethod":"GET",
              "identity":{"accessKey":null,"accountId":null,"caller":null,"cognitoAuthenticationProvider":null,
               "cognitoAuthenticationType":null,"cognitoIdentityId":null,"cognitoIdentityPoolId":null,
               "principalOrgId":null,"user":null,"userArn":null,"sourceIp":"127.0.0.1","userAgent":"curl"},
              "path":"/api/ebay/orders","protocol":"HTTP/1.1","requestId":"r-1","requestTime":"04/Mar/2020:19:15:17 +0000",
              "requestTimeEpoch":1583349317135,"resourceId":"ANY /api/ebay/{proxy+}","resourcePath":"/api/ebay/{proxy+}",
              "stage":"$default"},
             "pathParameters":{"proxy":"orders"},"stageVariables":null,"body":null,"isBase64Encoded":false}\
            """));
    }

    @Test
    void aQueryValueIsDecodedOnceAndKeepsCommaPlusAndSlash() throws IOException {
        JsonNode query = event("/cb?code=v%5E1.1%23i%2Ca%2Bb%2F%2520%26&plain=a,b&space=a+b&empty=&bare&x=1=2")
                .path("queryStringParameters");
        assertThat(query.path("code").asText()).isEqualTo("v^1.1#i,a+b/%20&");
        assertThat(query.path("plain").asText()).isEqualTo("a,b");
        assertThat(query.path("space").asText()).isEqualTo("a b");
        assertThat(query.path("empty").asText("?")).isEmpty();
        assertThat(query.path("bare").asText("?")).isEmpty();
        assertThat(query.path("x").asText()).isEqualTo("1=2");
    }

    @Test
    void withoutAQueryBothQueryFieldsAreNullAndThePathIsDecoded() throws IOException {
        JsonNode event = event("/a%20b");
        assertThat(event.get("queryStringParameters").isNull()).isTrue();
        assertThat(event.get("multiValueQueryStringParameters").isNull()).isTrue();
        assertThat(event.get("pathParameters").isNull()).isTrue();
        assertThat(event.get("path").asText()).isEqualTo("/a b");
    }

    @Test
    void a_json_body_is_text_and_other_types_are_base64() throws IOException {
        assertThat(body("application/json; charset=utf-8", "{\"a\":\"ž\"}")).isEqualTo("{\"a\":\"ž\"} false");
        assertThat(body("application/problem+json", "{}")).isEqualTo("{} false");
        assertThat(body("text/plain", "x")).isEqualTo("x false");
        assertThat(body("application/x-www-form-urlencoded", "a=1")).isEqualTo(base64("a=1") + " true");
        assertThat(body("image/png", "x")).isEqualTo(base64("x") + " true");
    }

    @Test
    void a_body_that_only_claims_to_be_text_is_base64() throws IOException {
        GatewayRequest request = new GatewayRequest(
                "POST",
                "/x",
                "HTTP/1.1",
                Map.of("content-type", List.of("application/json")),
                new byte[] {(byte) 0xff},
                "127.0.0.1",
                Instant.EPOCH);
        JsonNode event = JSON.readTree(event(request, match()));
        assertThat(event.path("body").asText()).isEqualTo("/w==");
        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    }

    private static String body(String type, String body) throws IOException {
        JsonNode event =
                JSON.readTree(event(request("POST", "/x", Map.of("content-type", List.of(type)), body), match()));
        return event.path("body").asText() + " " + event.path("isBase64Encoded").asBoolean();
    }

    private static JsonNode event(String target) throws IOException {
        return JSON.readTree(event(request("GET", target, Map.of(), ""), match()));
    }

    private static byte[] event(GatewayRequest request, RouteMatch match) {
        return new ProxyEvent(ApiIdentity.LOCAL).of(request, match, "r-1");
    }

    private static RouteMatch match() {
        return new RouteMatch(new HttpRoute("ANY", "$default", "f"), Map.of());
    }

    private static GatewayRequest request(
            String method, String target, Map<String, List<String>> headers, String body) {
        return new GatewayRequest(
                method,
                target,
                "HTTP/1.1",
                new TreeMap<>(headers),
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1",
                Instant.ofEpochMilli(1583349317135L));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
