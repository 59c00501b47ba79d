package dev.ebayconnector.data;

import dev.ebayconnector.web.PageRequest;
import dev.ebayconnector.web.Query;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.uri.UriBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /api/ebay/{resource}/export}: all records of a selection as CSV or NDJSON, in parts. */
@Controller("/api/ebay")
final class ExportController {

    private static final int DEFAULT_ROWS = 10_000;
    private static final int MAXIMUM_ROWS = 50_000;

    private final PartReader parts;

    ExportController(PartReader parts) {
        this.parts = parts;
    }

    /**
     * One part; {@code X-Next} is the {@code next} of the part behind it. JSON is named only so that a caller who accepts it gets
     * here, too, and not to the record with the id {@code export}.
     */
    @Get("/{resource}/export")
    @Produces({MediaType.APPLICATION_JSON, MediaType.ALL})
    HttpResponse<String> part(HttpRequest<?> request, String resource) {
        var records = Resources.named(resource);
        var query = Query.of(
                request, Stream.concat(RecordsController.names(records), Stream.of("format", "limit", "next")));
        var format = format(query);
        var selection = Selection.of(records, query, new Sort(records.steady(), false));
        var page = query.page(DEFAULT_ROWS, MAXIMUM_ROWS, parts -> RowKey.of(records, selection.sort(), parts));
        query.check();
        var read = parts.read(selection, format.get().shape(), page, format.get()::line);
        var header = page.after().isEmpty() ? format.get().header(read.columns()) : "";
        return answer(
                request, format.get(), header + String.join("", read.part().texts()), read.part());
    }

    private static Optional<ExportFormat> format(Query query) {
        var word = query.oneOf("format", "csv", "ndjson");
        if (word.isEmpty() && !query.has("format")) {
            query.refuse("format", "must be one of csv, ndjson");
        }
        return word.map(text -> ExportFormat.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    private static HttpResponse<String> answer(HttpRequest<?> request, ExportFormat format, String body, Part part) {
        var response = HttpResponse.ok(body).contentType(format.mediaType());
        if (part.next() == null) {
            return response;
        }
        var next = PageRequest.next(part.next());
        var target = UriBuilder.of(request.getUri()).replaceQueryParam("next", next);
        return response.header("X-Next", next).header(HttpHeaders.LINK, "<" + target + ">; rel=\"next\"");
    }
}
