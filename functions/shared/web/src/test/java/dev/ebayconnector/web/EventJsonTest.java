package dev.ebayconnector.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.testing.HttpEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events are read, and answers are written, as AWS's own runtime client does it. */
class EventJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"headers\":null,\"requestContext\":null,\"body\":null,\"isBase64Encoded\":null,\"path\":null}",
                "{\"headers\":{\"a\":null},\"multiValueHeaders\":{\"a\":[]},\"requestContext\":{}}",
                "{\"requestContext\":{\"identity\":null,\"stage\":\"prod\"},\"version\":\"1.0\",\"unknown\":[{\"x\":1}]}",
                "{\"requestContext\":{\"identity\":{\"sourceIp\":\"2001:db8::1\"},\"requestTimeEpoch\":1}}",
                "{\"body\":\"\\u0000\\ud83d\\ude00 \\\"quoted\\\" \\n"
                        + "\",\"isBase64Encoded\":true,\"httpMethod\":\"PUT\"}",
                "{\"queryStringParameters\":{\"a b\":\"%25\"},\"multiValueQueryStringParameters\":{\"a"
                        + " b\":[\"%25\",\"\"]}}"
            })
    void anEventIsReadAsAwsReadsIt(String event) throws IOException {
        assertSame(event);
    }

    @Test
    void anEventOfApiGatewayIsReadAsAwsReadsIt() throws IOException {
        assertSame(HttpEvent.post("/api/ebay/sync/runs", "{\"résumé\":\"✓\"}").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "\"text\"",
                "{",
                "{}{}",
                "{\"headers\":[]}",
                "{\"multiValueHeaders\":{\"a\":1}}"
            })
    void whatIsNoEventIsRefused(String json) {
        assertThatThrownBy(() -> EventJson.read(bytes(json))).isInstanceOf(IOException.class);
    }

    @Test
    void anAnswerIsWrittenAsApiGatewayReadsIt() throws IOException {
        var out = new ByteArrayOutputStream();
        EventJson.write(
                new APIGatewayProxyResponseEvent()
                        .withStatusCode(201)
                        .withHeaders(Map.of("Content-Type", "text/plain"))
                        .withMultiValueHeaders(Map.of("Set-Cookie", List.of("a=1", "b=2")))
                        .withBody("\u0001 \"é\" \uD83D\uDE00")
                        .withIsBase64Encoded(false),
                out);
        assertThat(JSON.readTree(out.toByteArray()))
                .isEqualTo(JSON.readTree(
                        "{\"statusCode\":201,\"headers\":{\"Content-Type\":\"text/plain\"},\"multiValueHeaders\":"
                                + "{\"Set-Cookie\":[\"a=1\",\"b=2\"]},\"body\":\"\\u0001 \\\"é\\\" \\ud83d\\ude00\","
                                + "\"isBase64Encoded\":false}"));
    }

    private static void assertSame(String event) throws IOException {
        var theirs = LambdaEventSerializers.serializerFor(
                        APIGatewayProxyRequestEvent.class, EventJsonTest.class.getClassLoader())
                .fromJson(bytes(event));
        var ours = EventJson.read(bytes(event));
        assertThat(ours.getHttpMethod()).isEqualTo(theirs.getHttpMethod());
        assertThat(ours.getPath()).isEqualTo(theirs.getPath());
        assertThat(ours.getHeaders()).isEqualTo(theirs.getHeaders());
        assertThat(ours.getMultiValueHeaders()).isEqualTo(theirs.getMultiValueHeaders());
        assertThat(ours.getQueryStringParameters()).isEqualTo(theirs.getQueryStringParameters());
        assertThat(ours.getMultiValueQueryStringParameters()).isEqualTo(theirs.getMultiValueQueryStringParameters());
        assertThat(ours.getBody()).isEqualTo(theirs.getBody());
        assertThat(ours.getIsBase64Encoded()).isEqualTo(theirs.getIsBase64Encoded());
        assertThat(ClientAddress.of(ours)).isEqualTo(ClientAddress.of(theirs));
        assertThat(stage(ours)).isEqualTo(stage(theirs));
    }

    private static String stage(APIGatewayProxyRequestEvent event) {
        return event.getRequestContext() == null
                ? null
                : event.getRequestContext().getStage();
    }

    private static InputStream bytes(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
