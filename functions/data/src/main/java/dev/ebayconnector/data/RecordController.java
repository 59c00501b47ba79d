package dev.ebayconnector.data;

import dev.ebayconnector.web.EntityTag;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Query;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** {@code /api/ebay/{resource}/{id}}: one record with what eBay sent. */
@Controller("/api/ebay")
final class RecordController {

    /** One more than is shown, which tells that the id alone does not identify a record. */
    private static final int ROWS = 2;

    private final RecordStore store;

    RecordController(RecordStore store) {
        this.store = store;
    }

    /** The id may contain slashes, as SKUs do. */
    @Get("/{resource}/{+id}")
    HttpResponse<String> record(HttpRequest<?> request, String resource) {
        var records = Resources.named(resource);
        var query = Query.of(request, keys(records).map(Column::name));
        var values = new LinkedHashMap<String, Object>();
        values.put(StoredResource.ID, id(records, RecordPath.id(request, resource)));
        keys(records)
                .forEach(column ->
                        column.kind().read(query, column.name()).ifPresent(value -> values.put(column.name(), value)));
        query.check();
        var selection = new Selection(records, new Sort(Order.key(StoredResource.ID), false), values);
        var rows = store.rows(selection, Shape.WITH_DETAILS, List.of(), ROWS).rows();
        if (rows.isEmpty()) {
            throw HttpProblem.notFound("The " + records.noun());
        }
        if (rows.size() > 1) {
            throw ambiguous(records, rows);
        }
        var text = RecordJson.of(rows.getFirst());
        return EntityTag.of(text).answer(request, text).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /** The columns that callers may give beside the id. */
    private static Stream<Column> keys(StoredResource records) {
        return records.source().key().stream().filter(column -> !column.name().equals(StoredResource.ID));
    }

    /** @throws HttpProblem 404 for an id that no record can have */
    private static Object id(StoredResource records, String id) {
        var column = records.source().key().stream()
                .filter(one -> one.name().equals(StoredResource.ID))
                .findFirst()
                .orElseThrow();
        try {
            return column.kind().parse(id);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.notFound("The " + records.noun());
        }
    }

    /** Names the first column of the key in which the records differ. */
    private static HttpProblem ambiguous(StoredResource records, List<StoredRow> rows) {
        var key = records.source().key();
        for (int i = 0; i < key.size(); i++) {
            if (!rows.get(0)
                    .key()
                    .bound()
                    .get(i)
                    .equals(rows.get(1).key().bound().get(i))) {
                return HttpProblem.invalid(
                        key.get(i).name(), "is needed, because more than one " + records.noun() + " has this id");
            }
        }
        throw new IllegalStateException("two records with the same key");
    }
}
