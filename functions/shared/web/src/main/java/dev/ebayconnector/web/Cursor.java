package dev.ebayconnector.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The key of a page's last row, packed so that callers do not build on its parts. */
public record Cursor(List<String> parts) {

    private static final String SEPARATOR = "\n";

    public static Cursor after(Object... parts) {
        return new Cursor(List.of(parts).stream().map(Object::toString).toList());
    }

    static Cursor parse(String text) {
        var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        return new Cursor(List.of(plain.split(SEPARATOR, -1)));
    }

    /** As it stands in {@code next}. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }
}
