package dev.ebayconnector.ebay.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Names and values, encoded exactly once; brackets and pipes too, which {@code java.net.URI} refuses raw. */
public final class UrlEncoding {

    private UrlEncoding() {}

    public static String form(Map<String, String> pairs) {
        return form(pairs.entrySet());
    }

    /** For names that may be repeated. */
    public static String form(Collection<Map.Entry<String, String>> pairs) {
        return pairs.stream()
                .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** One segment of a path. */
    public static String segment(String text) {
        return encode(text);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
