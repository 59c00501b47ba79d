package dev.ebayconnector.postgres;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent escapes of UTF-8 (RFC 3986); a plus is a plus. */
final class Percent {

    private Percent() {}

    /** Empty if an escape is malformed, is not UTF-8, or stands for a control character. */
    static Optional<String> decode(String raw) {
        var bytes = ByteBuffer.allocate(raw.length() * 3);
        for (int i = 0; i < raw.length(); i++) {
            char next = raw.charAt(i);
            if (next != '%') {
                bytes.put(String.valueOf(next).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            if (i + 2 >= raw.length() || hex(raw, i + 1) < 0 || hex(raw, i + 2) < 0) {
                return Optional.empty();
            }
            bytes.put((byte) (hex(raw, i + 1) * 16 + hex(raw, i + 2)));
            i += 2;
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            return text.chars().anyMatch(Character::isISOControl) ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static int hex(String text, int index) {
        return Character.digit(text.charAt(index), 16);
    }
}
