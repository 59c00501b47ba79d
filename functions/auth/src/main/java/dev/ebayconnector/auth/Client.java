package dev.ebayconnector.auth;

import dev.ebayconnector.web.ClientAddress;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.regex.Pattern;

/**
 * Who signs in, as the list of sessions shows it.
 *
 * @param address of the client, as the edge says it
 * @param program what the client calls itself ({@code User-Agent}), cut; never believed
 */
record Client(String address, String program) {

    private static final int LONGEST = 200;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

    static Client of(HttpRequest<?> request) {
        return new Client(
                printable(ClientAddress.of(request)),
                printable(request.getHeaders().get(HttpHeaders.USER_AGENT)));
    }

    private static String printable(String text) {
        if (text == null) {
            return "";
        }
        var plain = UNPRINTABLE.matcher(text).replaceAll("?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
