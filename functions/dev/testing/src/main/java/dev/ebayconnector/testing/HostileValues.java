package dev.ebayconnector.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Makes values that are hard to read or to store: some that are known to be, and ever new ones of the kinds that routes
 * read — numbers, moments, ids, cursors, texts in any script, JSON — with something wrong in most of them.
 */
final class HostileValues {

    private static final int DEEPEST = 4;
    private static final int LONGEST = 60;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\0b@example.com",
            "\r\nforged 200 line",
            "\u2028\u0085\u001b[31m",
            "\ud83d\ude00",
            "\u202eabc",
            "'; DROP TABLE users; --",
            "%00",
            "%",
            "../../etc/passwd",
            "null",
            "true",
            "-1",
            "0.5",
            "1e400",
            "-99999999999999999999999999",
            "9".repeat(400),
            "NaN",
            "Infinity",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "0000-00-00T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "2026-02-30T00:00:00Z",
            "2026-05-01",
            "999999-01-01",
            "11111111-1111-4111-8111-111111111111",
            "1-1-1-1-1",
            "YWJj",
            "x".repeat(20_000),
            "sandbox",
            "orders",
            "{}",
            "[]");

    /** Values of JSON that are no text, and texts that only an escape can say. */
    private static final List<String> JSON_ONLY = List.of(
            "null",
            "true",
            "0",
            "-1",
            "0.5",
            "1e400",
            "1E-400",
            "9".repeat(400),
            "[]",
            "{}",
            "[null]",
            "{\"a\":{\"b\":[]}}",
            "\"\\ud800\"",
            "\"\\udc00a\"",
            "\"\\u0000\"");

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "\"x\"",
            "{",
            "{\"a\":}",
            "{\"a\":1,\"a\":2}",
            "\0",
            "[".repeat(5_000),
            "{\"a\":".repeat(5_000),
            "{\"\":1}",
            "{\"\\u0000\":1}",
            "{\"\\ud800\":1}",
            "\ufeff{}");

    /** Where a text may take its characters from, first and last each. */
    private static final int[][] SCRIPTS = {
        {' ', '~'},
        {'0', '9'},
        {0, 31},
        {0x7f, 0x9f},
        {0xa0, 0x24f},
        {0x590, 0x6ff},
        {0x2000, 0x206f},
        {0x4e00, 0x9fff},
        {0xfe00, 0xffff},
        {0x1f300, 0x1faff},
        {0xe0000, 0xe007f},
        {0x10fff0, 0x10ffff}
    };

    private final Random random;

    HostileValues(Random random) {
        this.random = random;
    }

    /** For a part of a path, a query or a header. */
    String text() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> oneOf(TEXTS);
            case 4 -> number();
            case 5 -> moment();
            case 6 -> changed(new UUID(random.nextLong(), random.nextLong()).toString());
            case 7 -> cursor();
            case 8 -> changed(oneOf(TEXTS) + oneOf(TEXTS));
            case 9 -> characters(random.nextInt(LONGEST)).repeat(random.nextInt(1, 200));
            default -> characters(random.nextInt(LONGEST));
        };
    }

    /** A value of JSON, nested at random. */
    String json() {
        return json(0);
    }

    private String json(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 8 : 5)) {
            case 0 -> oneOf(JSON_ONLY);
            case 1 -> number();
            case 2, 3, 4 -> quoted(text());
            case 5 -> "[" + json(depth + 1) + "," + json(depth + 1) + "]";
            case 6 -> "[]";
            default -> "{" + quoted(text()) + ":" + json(depth + 1) + "}";
        };
    }

    /** The body of a request that may have these members. */
    String body(List<String> members) {
        var pairs = new ArrayList<String>();
        for (var member : members) {
            if (random.nextInt(3) > 0) {
                pairs.add(quoted(member) + ":" + json());
            }
        }
        var body = "{" + String.join(",", pairs) + "}";
        return switch (random.nextInt(6)) {
            case 0 -> oneOf(BODIES);
            case 1 -> changed(body);
            default -> body;
        };
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String number() {
        var digits = Long.toUnsignedString(random.nextLong());
        var number = digits.substring(random.nextInt(digits.length())).repeat(random.nextInt(1, 4));
        return (random.nextInt(3) == 0 ? "-" : "")
                + number
                + (random.nextInt(3) == 0 ? "." + digits : "")
                + (random.nextInt(4) == 0 ? "e" + random.nextInt(-5_000, 5_000) : "");
    }

    private String moment() {
        var zones = List.of("Z", "", "+14:00", "-18:00", "+99:99", "[Europe/Berlin]", "z");
        var year = random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(-10, 10_010);
        var day = "%04d-%02d-%02d".formatted(year, random.nextInt(14), random.nextInt(33));
        return random.nextInt(3) == 0
                ? day
                : day
                        + "T%02d:%02d:%02d".formatted(random.nextInt(25), random.nextInt(61), random.nextInt(62))
                        + oneOf(zones);
    }

    /** What looks like the {@code next} of a list. */
    private String cursor() {
        var text = random.nextBoolean() ? "[" + json(2) + "," + json(2) + "]" : json(1);
        var bytes = random.nextInt(4) == 0 ? randomBytes() : text.getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] randomBytes() {
        var bytes = new byte[random.nextInt(LONGEST)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String characters(int length) {
        var text = new StringBuilder();
        var script = SCRIPTS[random.nextInt(SCRIPTS.length)];
        for (int n = 0; n < length; n++) {
            var from = random.nextInt(8) == 0 ? SCRIPTS[random.nextInt(SCRIPTS.length)] : script;
            text.appendCodePoint(random.nextInt(from[0], from[1] + 1));
        }
        return text.toString();
    }

    /** One to three characters are left out, doubled or replaced. */
    private String changed(String text) {
        var changed = new StringBuilder(text);
        for (int n = random.nextInt(1, 4); n > 0 && !changed.isEmpty(); n--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(3)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, changed.charAt(at));
                default -> changed.setCharAt(at, (char) random.nextInt(' ', 0x250));
            }
        }
        return changed.toString();
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            quoted.append(
                    character < ' ' || character == '"' || character == '\\' || Character.isSurrogate(character)
                            ? "\\u%04x".formatted((int) character)
                            : Character.toString(character));
        }
        return quoted.append('"').toString();
    }
}
