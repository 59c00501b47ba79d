package dev.ebayconnector.local.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** A request's body as an event carries it: text for the types an HTTP API takes for text, base64 for all others. */
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
                // Said to be text and is not: it travels as bytes, and the function can say what is wrong.
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
