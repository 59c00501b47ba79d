package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The bytes of a body as the client sent them, for signatures. API Gateway passes a body of a text type as text and any
 * other in base64; text is UTF-8, so its bytes are the client's.
 */
public final class RawBody {

    private RawBody() {}

    /** Empty for a request without a body, and for one in broken base64. */
    public static byte[] of(HttpRequest<?> request) {
        return request instanceof ServletHttpRequest<?, ?> servlet
                        && servlet.getNativeRequest() instanceof APIGatewayProxyRequestEvent event
                ? of(event)
                : new byte[0];
    }

    private static byte[] of(APIGatewayProxyRequestEvent event) {
        if (event.getBody() == null) {
            return new byte[0];
        }
        if (!Boolean.TRUE.equals(event.getIsBase64Encoded())) {
            return event.getBody().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(event.getBody());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
