package dev.ebayconnector.logging;

import java.util.regex.Pattern;

/** Masks what looks like a secret, wherever it stands in a text. */
public final class SecretLook {

    public static final String MASK = "***";

    /** eBay's tokens and codes begin like {@code v^1.1#i^1}; also credentials as they stand in headers and URLs. */
    private static final Pattern LOOK = Pattern.compile(
            "v\\^1\\.1#\\S+|v%5E1\\.1%23\\S+|(?i)(?:bearer|basic)\\s+\\S+|eyJ[\\w-]{10,}\\.[\\w-]+\\.[\\w-]+|(?<=://)[^/\\s:@]+:[^/\\s@]+(?=@)");

    private SecretLook() {}

    /** The text with {@link #MASK} in place of each; null for null. */
    public static String mask(String text) {
        return text == null ? null : LOOK.matcher(text).replaceAll(MASK);
    }
}
