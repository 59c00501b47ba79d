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
 *
 * @see <a href="https://github.com/micronaut-projects/micronaut-core/issues/10435">micronaut-core #10435</a>
 */
public final class CookieHeaderDecoder implements ServerCookieDecoder {

    /** A name that no cookie may have is passed over with its value: others' cookies are not our caller's fault. */
    private static final Pattern PAIR = Pattern.compile("\\s*([A-Za-z0-9!#%&'*+.^_`|~-][A-Za-z0-9!#$%&'*+.^_`|~-]*)=\"?(.*?)\"?\\s*");

    @Override
    public List<Cookie> decode(String header) {
        return Arrays.stream(header.split(";"))
                .map(PAIR::matcher)
                .filter(Matcher::matches)
                .map(pair -> Cookie.of(pair.group(1), pair.group(2)))
                .toList();
    }
}
