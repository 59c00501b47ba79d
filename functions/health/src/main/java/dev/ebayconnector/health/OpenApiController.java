package dev.ebayconnector.health;

import dev.ebayconnector.web.Query;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** {@code /api/openapi.json}: the document of all functions, which {@code functions/dev/openapi} writes. */
@Controller("/api/openapi.json")
final class OpenApiController {

    static final String CACHE_CONTROL = "no-cache, no-transform";

    private final OpenApiDocument document;

    OpenApiController(OpenApiDocument document) {
        this.document = document;
    }

    @Get
    HttpResponse<String> show(HttpRequest<?> request) {
        Query.of(request).check();
        return document.tag()
                .answer(request, document.text())
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
    }
}
