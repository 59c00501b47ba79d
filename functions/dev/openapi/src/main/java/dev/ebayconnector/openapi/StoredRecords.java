package dev.ebayconnector.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The four routes of a resource that is stored: its list, one record, its export and its days. {@code openapi.yaml} of {@code
 * data} describes each resource once.
 *
 * @param schemas of a record in a list, of a single record, and of a day if there are days
 */
record StoredRecords(Map<String, Yaml> schemas, List<Operation> operations) {

    private static final String ROUTE = "/api/ebay/{resource}";
    private static final Map<String, Object> ONE_PART =
            Types.of("headers", List.of("X-Next", "Link"), "text/csv", "text", "application/x-ndjson", "text");

    static StoredRecords read(Yaml yaml, String tag) {
        yaml.only("noun", "schema", "filters", "needed", "sorts", "columns", "details", "days");
        var name = yaml.where();
        var schema = yaml.text("schema");
        var schemas = new LinkedHashMap<String, Yaml>();
        var listed = new LinkedHashMap<>(yaml.mapping("columns").members());
        schemas.put(schema, schema(schema, "One of the " + name + ", as lists show it.", listed, List.of()));
        var whole = new LinkedHashMap<>(listed);
        whole.putAll(yaml.mapping("details").members());
        whole.put("raw", "json -- what eBay sent; null if it is larger than an answer can be");
        whole.put("raw_too_large", "flag -- only there, and true, if raw is too large to be sent");
        schemas.put(
                schema + "Record",
                schema(schema + "Record", "A whole " + yaml.text("noun") + ".", whole, List.of("raw_too_large")));
        var operations =
                new ArrayList<>(List.of(list(yaml, tag, schema), record(yaml, tag, schema), export(yaml, tag, schema)));
        if (yaml.has("days")) {
            var days = Types.of("day", "day", "currency", "text or null");
            days.putAll(yaml.mapping("days").members());
            schemas.put(schema + "Day", schema(schema + "Day", "Figures of a UTC day in a currency.", days, List.of()));
            operations.add(days(yaml, tag, schema));
        }
        return new StoredRecords(schemas, operations);
    }

    private static Yaml schema(String name, String about, Map<String, Object> members, List<String> maybe) {
        return new Yaml("schema " + name, Types.of("about", about, "members", members, "maybe", maybe));
    }

    private static Operation list(Yaml yaml, String tag, String schema) {
        var query = filters(yaml);
        query.put("sort", sort(yaml));
        query.put("page", "");
        return operation(yaml, tag, "", "list" + schema + "s", "Lists " + yaml.where(), query, "Page<" + schema + ">");
    }

    private static Operation record(Yaml yaml, String tag, String schema) {
        var query = new LinkedHashMap<String, Object>();
        yaml.texts("needed")
                .forEach(name -> query.put(name, yaml.mapping("filters").text(name)));
        return operation(
                yaml,
                tag,
                "/{id}",
                "get" + schema,
                "One " + yaml.text("noun") + " with what eBay sent",
                query,
                schema + "Record");
    }

    private static Operation export(Yaml yaml, String tag, String schema) {
        var query = filters(yaml);
        query.put("format", "csv | ndjson!");
        query.put("limit", "number 1..50000 -- how many records the part holds at most; 10000 if absent");
        query.put("next", "text -- X-Next of the part before");
        return operation(yaml, tag, "/export", "export" + schema + "s", "One part of an export", query, ONE_PART);
    }

    private static Operation days(Yaml yaml, String tag, String schema) {
        var query = Types.of(
                "account_id",
                "uuid",
                "from",
                "moment -- 30 days before `to` if absent",
                "to",
                "moment -- now if absent");
        return operation(
                yaml,
                tag,
                "/days",
                "sum" + schema + "s",
                "Figures by UTC day and currency",
                query,
                "Page<" + schema + "Day>");
    }

    private static Map<String, Object> known(Object answer) {
        var tag = List.of("ETag");
        return Types.of("200", Types.of("json", answer, "headers", tag), "304", Types.of("headers", tag));
    }

    private static Map<String, Object> filters(Yaml yaml) {
        return new LinkedHashMap<>(yaml.mapping("filters").members());
    }

    /** Ascending, or descending with a minus in front. */
    private static String sort(Yaml yaml) {
        var both = yaml.texts("sorts").stream()
                .flatMap(sort -> Stream.of(sort, "-" + sort))
                .toList();
        return String.join(" | ", both) + " -- with a minus the latest or greatest first; -"
                + yaml.texts("sorts").getFirst() + " if absent";
    }

    private static Operation operation(
            Yaml yaml, String tag, String end, String id, String summary, Map<String, Object> query, Object answer) {
        var problems = end.equals("/{id}")
                ? Types.of("404", "The " + yaml.text("noun") + " does not exist.")
                : Map.<String, Object>of();
        boolean one = end.equals("/{id}");
        return new Operation(
                "GET",
                "/api/ebay/" + yaml.where() + end,
                ROUTE + end,
                tag,
                id,
                summary,
                one
                        ? "The id may contain anything, percent-encoded. 422 names what is needed if more than one has"
                                + " it."
                        : "",
                false,
                false,
                one ? Map.of("id", Type.parse("text")) : Map.of(),
                Operation.types(new Yaml(yaml.where() + end, query)),
                one ? Map.of("If-None-Match", Type.parse("text -- ETag of the record that the caller has")) : Map.of(),
                null,
                List.of(),
                one ? known(answer) : Types.of("200", answer),
                problems);
    }
}
