package dev.ebayconnector.ebay.records;

/**
 * How eBay hides personal data. How a mask looks is not documented: a text is taken for one if it has an asterisk, or
 * neither letter nor digit.
 */
public final class Mask {

    private Mask() {}

    /** Whether a name or another text is missing, blank or masked. */
    public static boolean hides(String text) {
        return text == null || text.isBlank() || masks(text);
    }

    /** A blank text is no mask. */
    public static boolean masks(String text) {
        return !text.isBlank() && (text.indexOf('*') >= 0 || text.chars().noneMatch(Character::isLetterOrDigit));
    }
}
