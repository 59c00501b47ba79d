package dev.ebayconnector.data;

import dev.ebayconnector.web.PageRequest;
import dev.ebayconnector.web.Query;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.stream.Stream;

/** {@code /api/ebay/{resource}}: lists of what was synced. */
@Controller("/api/ebay")
final class RecordsController {

    private final PartReader parts;

    RecordsController(PartReader parts) {
        this.parts = parts;
    }

    @Get("/{resource}")
    HttpResponse<String> list(HttpRequest<?> request, String resource) {
        var records = Resources.named(resource);
        var query = Query.of(request, Stream.concat(names(records), Stream.of("sort", "limit", "next")));
        var selection = Selection.of(records, query, new Sort(records.orders().getFirst(), true));
        var page = query.page(parts -> RowKey.of(records, selection.sort(), parts));
        query.check();
        var part = parts.read(selection, Shape.LISTED, page, RecordJson::of).part();
        var next = part.next() == null ? null : PageRequest.next(part.next());
        return json("{\"items\":[" + String.join(",", part.texts()) + "],\"next\":" + RecordJson.of(next) + "}");
    }

    static Stream<String> names(StoredResource records) {
        return records.filters().stream().map(Filter::name);
    }

    static HttpResponse<String> json(String text) {
        return HttpResponse.ok(text).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
