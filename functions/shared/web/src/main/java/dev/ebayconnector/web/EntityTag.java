package dev.ebayconnector.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A strong {@code ETag} (RFC 9110, 8.8.3): two answers have the same one only if they are the same, byte for byte. A read
 * that names it in {@code If-None-Match} is answered with 304 and without a body.
 *
 * @param text with its quotes
 */
public record EntityTag(String text) {

    private static final int DIGITS = 32;
    private static final String ANY = "*";

    /** One tag of a list, from where the last one ended; without its mark of weakness. Commas may be inside. */
    private static final Pattern ONE = Pattern.compile("\\G[\\t ,]*(?:W/)?(\"[!#-~\\x{80}-\\x{ff}]*\")[\\t ]*(?=,|$)");

    /** Of an answer with this body. */
    public static EntityTag of(String body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return new EntityTag('"' + HexFormat.of().formatHex(digest).substring(0, DIGITS) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** 200 with the body, or 304 if the caller has it. */
    public <T> MutableHttpResponse<T> answer(HttpRequest<?> request, T body) {
        var answer = isKnown(request) ? HttpResponse.<T>notModified() : HttpResponse.ok(body);
        return answer.header(HttpHeaders.ETAG, text);
    }

    /**
     * Whether {@code If-None-Match} names it (RFC 9110, 13.1.2). The comparison is weak, because a proxy that compresses an
     * answer marks its tag as weak. What is no tag ends the list.
     */
    boolean isKnown(HttpRequest<?> request) {
        var sent = String.join(",", request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH));
        if (sent.strip().equals(ANY)) {
            return true;
        }
        var tags = ONE.matcher(sent);
        while (tags.find()) {
            if (tags.group(1).equals(text)) {
                return true;
            }
        }
        return false;
    }
}
