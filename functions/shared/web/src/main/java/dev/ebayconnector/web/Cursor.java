package dev.ebayconnector.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The key of a page's last row, encoded so that callers do not depend on its parts. */
record Cursor(List<String> parts) {

    private static final String SEPARATOR = "\n";

    static Cursor of(PageKey key) {
        return new Cursor(key.values().stream().map(Object::toString).toList());
    }

    /** @throws IllegalArgumentException if the text is not base64url */
    static Cursor parse(String text) {
        var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        return new Cursor(
                Stream.of(plain.split(SEPARATOR, -1)).map(Cursor::unescape).toList());
    }

    /** The value of {@code next}. */
    String text() {
        var plain = parts.stream().map(Cursor::escape).collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** A seller's SKU may hold a line break, which separates the parts. */
    private static String escape(String part) {
        return part.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String unescape(String part) {
        return part.contains("\\") ? part.translateEscapes() : part;
    }
}
