package dev.ebayconnector.web;

import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.ServerCookieDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads every cookie of a {@code Cookie} header (RFC 6265, 4.2). Where Netty is not on the class path Micronaut reads the
 * header as if it were {@code Set-Cookie} and sees the first cookie alone: whoever has any other cookie is signed out.
 * Mended in Micronaut 5.2; this class can go when we are there.
 *
 * @see <a href="https://github.com/micronaut-projects/micronaut-core/issues/10435">micronaut-core #10435</a>
 * @see <a href="https://github.com/micronaut-projects/micronaut-core/pull/13054">micronaut-core #13054</a>, the mending
 */
public final class CookieHeaderDecoder implements ServerCookieDecoder {

    /** A pair that no cookie may be is passed over: other sites' cookies are not our caller's fault. */
    private static final Pattern PAIR =
            Pattern.compile("(?<name>(?!\\$)[\\w!#$%&'*+.^`|~-]+)=(?:\"(?<quoted>.*)\"|(?<plain>[^\"].*|))");

    @Override
    public List<Cookie> decode(String header) {
        return Arrays.stream(header.split(";"))
                .map(pair -> PAIR.matcher(pair.strip()))
                .filter(Matcher::matches)
                .map(pair -> Cookie.of(
                        pair.group("name"), pair.group("quoted") == null ? pair.group("plain") : pair.group("quoted")))
                .toList();
    }
}
