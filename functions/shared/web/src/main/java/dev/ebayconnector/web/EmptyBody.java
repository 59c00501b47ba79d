package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.util.Set;

/**
 * Lets an endpoint whose body is optional be called without one. On Lambda, Micronaut refuses an empty body with 400 even
 * where the controller takes {@code @Nullable @Body}; JSON's {@code null} means the same and is taken.
 *
 * @see <a href="https://github.com/micronaut-projects/micronaut-aws/pull/1329">micronaut-aws #1329</a>, which mended it for DELETE once
 */
final class EmptyBody {

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    private EmptyBody() {}

    static void mend(APIGatewayProxyRequestEvent event) {
        var empty = event.getBody() == null || event.getBody().isEmpty();
        if (empty && !WITHOUT_BODY.contains(event.getHttpMethod()) && isJson(event)) {
            event.setBody("null");
            event.setIsBase64Encoded(false);
        }
    }

    private static boolean isJson(APIGatewayProxyRequestEvent event) {
        return EventHeaders.first(event, "Content-Type")
                .map(type -> type.startsWith("application/json"))
                .orElse(true);
    }
}
