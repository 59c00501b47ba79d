package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.util.Set;

/**
 * Lets every endpoint be called without a body. On Lambda, Micronaut answers an empty body with 400 even if the controller
 * takes {@code @Nullable @Body}, so it becomes JSON's {@code null}, which means the same. The content type of an empty body
 * says nothing: {@code curl -d ''} sends one of a form.
 *
 * @see <a href="https://github.com/micronaut-projects/micronaut-aws/pull/1329">micronaut-aws #1329</a>, which fixed it for DELETE
 */
final class EmptyBody {

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");
    private static final String CONTENT_TYPE = "Content-Type";

    private EmptyBody() {}

    static void normalise(APIGatewayProxyRequestEvent event) {
        var empty = event.getBody() == null || event.getBody().isEmpty();
        if (empty && !WITHOUT_BODY.contains(event.getHttpMethod())) {
            EventHeaders.remove(event, CONTENT_TYPE);
            event.setBody("null");
            event.setIsBase64Encoded(false);
        }
    }
}
