package dev.ebayconnector.health;

import dev.ebayconnector.web.Query;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Arrays;

/** {@code /api/openapi.json}: the document of all functions, which {@code functions/dev/openapi} writes. */
@Controller("/api/openapi.json")
final class OpenApiController {

    private static final String ANY = "*";

    private final OpenApiDocument document;

    OpenApiController(OpenApiDocument document) {
        this.document = document;
    }

    @Get
    HttpResponse<String> show(HttpRequest<?> request) {
        Query.of(request).check();
        var answer = isKnown(request.getHeaders()) ? HttpResponse.<String>notModified() : whole();
        return answer.header(HttpHeaders.ETAG, document.tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform");
    }

    private MutableHttpResponse<String> whole() {
        return HttpResponse.ok(document.text()).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /** RFC 9110, 13.1.2: compared weakly, because a proxy that compresses an answer marks its tag as weak. */
    private boolean isKnown(HttpHeaders headers) {
        return headers.getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(tags -> Arrays.stream(tags.split(",")))
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .anyMatch(tag -> tag.equals(document.tag()) || tag.equals(ANY));
    }
}
