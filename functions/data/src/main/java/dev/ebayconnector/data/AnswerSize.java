package dev.ebayconnector.data;

/**
 * How much of Lambda's answer a text takes. Lambda limits the whole answer to 6 MB, and the body is a JSON text in it: a
 * quotation mark takes two bytes there. Other than ASCII is counted as if it was escaped, too.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda quotas</a>
 */
final class AnswerSize {

    /** Leaves room for headers, and for base64, which would make a body a third larger. */
    static final int LARGEST = 4_000_000;

    private static final int ESCAPED = 6;

    private AnswerSize() {}

    static int of(String text) {
        long size = 0;
        for (int i = 0; i < text.length(); i++) {
            size += of(text.charAt(i));
        }
        return (int) Math.min(size, Integer.MAX_VALUE);
    }

    private static int of(char character) {
        return switch (character) {
            case '"', '\\', '\n', '\r', '\t' -> 2;
            default -> character >= ' ' && character < 0x7f ? 1 : ESCAPED;
        };
    }
}
