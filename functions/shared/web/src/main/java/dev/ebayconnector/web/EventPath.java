package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.nio.charset.StandardCharsets;

/**
 * Encodes an event's path as Micronaut expects it. API Gateway sends it decoded and, if the stage has a name, with that name
 * in front; Micronaut parses it as encoded, throws for a space, a brace or a single percent sign, drops what follows
 * {@code #}, and takes {@code //x} for a host.
 *
 * @see <a href="https://github.com/micronaut-projects/micronaut-aws/issues/32">micronaut-aws #32</a>
 * @see <a href="https://github.com/micronaut-projects/micronaut-aws/issues/656">micronaut-aws #656</a>
 */
final class EventPath {

    private static final String DEFAULT_STAGE = "$default";
    private static final String PLAIN = "/-._~!$&'()*+,;=:@";

    private EventPath() {}

    static void normalise(APIGatewayProxyRequestEvent event) {
        var path = encode(withoutStage(event));
        event.setPath(path.startsWith("//") ? "/%2F" + path.substring(2) : path);
    }

    private static String withoutStage(APIGatewayProxyRequestEvent event) {
        var path = event.getPath() == null ? "/" : event.getPath();
        var stage = event.getRequestContext() == null
                ? null
                : event.getRequestContext().getStage();
        var prefix = "/" + stage + "/";
        return stage != null && !stage.equals(DEFAULT_STAGE) && path.startsWith(prefix)
                ? path.substring(prefix.length() - 1)
                : path;
    }

    private static String encode(String path) {
        if (path.chars().allMatch(EventPath::isPlain)) {
            return path;
        }
        var encoded = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            int value = Byte.toUnsignedInt(octet);
            encoded.append(isPlain(value) ? Character.toString(value) : String.format("%%%02X", value));
        }
        return encoded.toString();
    }

    private static boolean isPlain(int character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || PLAIN.indexOf(character) >= 0;
    }
}
