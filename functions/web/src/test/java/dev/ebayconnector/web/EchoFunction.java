package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** A function of the tests, called as Lambda calls one: JSON in, JSON out. */
final class EchoFunction extends HttpFunction {

    static final String EDGE_SECRET = "0123456789abcdef0123456789abcdef";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PojoSerializer<APIGatewayProxyRequestEvent> EVENTS = serializer(APIGatewayProxyRequestEvent.class);
    private static final PojoSerializer<APIGatewayProxyResponseEvent> ANSWERS = serializer(APIGatewayProxyResponseEvent.class);

    EchoFunction() {
        this(Map.of("EDGE_SECRETS", EDGE_SECRET));
    }

    EchoFunction(Map<String, String> environment) {
        super(environment);
    }

    JsonNode invoke(JsonNode event) throws IOException {
        var parsed = EVENTS.fromJson(new ByteArrayInputStream(JSON.writeValueAsBytes(event)));
        var written = new ByteArrayOutputStream();
        ANSWERS.toJson(handleRequest(parsed, null), written);
        return JSON.readTree(written.toByteArray());
    }

    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, EchoFunction.class.getClassLoader());
    }
}
