package dev.ebayconnector.data;

import io.micronaut.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Reads the id in a path. Micronaut's variable would turn {@code +} into a space and lose a slash at the end. */
final class RecordPath {

    private RecordPath() {}

    /** What follows the resource in {@code /api/ebay/{resource}/…}, decoded. */
    static String id(HttpRequest<?> request, String resource) {
        var path = request.getUri().getRawPath();
        var encoded = path.substring(path.indexOf("/" + resource + "/") + resource.length() + 2);
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
