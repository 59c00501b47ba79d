package dev.ebayconnector.web;

import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.ServerCookieDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads every cookie of a {@code Cookie} header (RFC 6265, 4.2). Without Netty on the class path, Micronaut parses the
 * header as if it were {@code Set-Cookie} and sees the first cookie only: a user with any other cookie is signed out.
 * Fixed in Micronaut 5.2, which makes this class unnecessary.
 *
 * @see <a href="https://github.com/micronaut-projects/micronaut-core/issues/10435">micronaut-core #10435</a>
 * @see <a href="https://github.com/micronaut-projects/micronaut-core/pull/13054">micronaut-core #13054</a>, the fix
 */
public final class CookieHeaderDecoder implements ServerCookieDecoder {

    /** A malformed pair is skipped: the caller has no influence on the cookies of other sites. */
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
