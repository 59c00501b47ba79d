package dev.ebayconnector.local.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** A request's body in an event: text for the media types that an HTTP API treats as text, base64 for all others. */
record EventBody(String content, boolean base64) {
    static EventBody of(GatewayRequest request) {
        if (request.body().length == 0) {
            return new EventBody(null, false);
        }
        if (isText(request.header("content-type"))
                && request.header("content-encoding").isEmpty()) {
            try {
                return new EventBody(
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(request.body()))
                                .toString(),
                        false);
            } catch (CharacterCodingException e) {
                // Declared as text but not valid UTF-8: it is passed on as bytes, and the function reports the error.
            }
        }
        return new EventBody(Base64.getEncoder().encodeToString(request.body()), true);
    }

    private static boolean isText(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/")
                || type.equals("application/json")
                || type.endsWith("+json")
                || type.equals("application/xml")
                || type.endsWith("+xml")
                || type.equals("application/javascript");
    }
}
