package dev.ebayconnector.local.reads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every list that the API's document names, but for those of one person: whole, by each filter with a value that many rows
 * have and with one that few have, by each sort, and by the account with most rows together with each other filter and sort.
 * A new list or filter is among them without an entry here.
 */
public final class ListCalls {

    private static final String DOCUMENT = "functions/health/src/main/resources/openapi.json";
    private static final Set<String> PAGING = Set.of("limit", "next", "sort");
    private static final String ACCOUNT = "account_id";
    private static final String CURRENCY = "currency";

    /** Amounts can be compared in one currency only. */
    private static final Set<String> AMOUNTS = Set.of("min_amount", "max_amount", "total", "amount", "price");

    private final JsonNode paths;
    private final ListValues values;

    private ListCalls(JsonNode paths, ListValues values) {
        this.paths = paths;
        this.values = values;
    }

    /** @param root the project's */
    public static List<ListCall> of(Path root, ListValues values) throws IOException {
        var document = new ObjectMapper().readTree(root.resolve(DOCUMENT).toFile());
        return new ListCalls(document.path("paths"), values).all();
    }

    private List<ListCall> all() {
        var calls = new ArrayList<ListCall>();
        paths.properties().forEach(path -> {
            var parameters = parameters(path.getValue().path("get"));
            if (!path.getKey().contains("{") && parameters.containsKey("next") && !parameters.containsKey("format")) {
                addAll(calls, path.getKey(), parameters);
            }
        });
        return calls;
    }

    /** The schemas of the parameters in the query. */
    private static Map<String, JsonNode> parameters(JsonNode operation) {
        var parameters = new LinkedHashMap<String, JsonNode>();
        for (var parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                parameters.put(parameter.path("name").asText(), parameter.path("schema"));
            }
        }
        return parameters;
    }

    private void addAll(List<ListCall> calls, String list, Map<String, JsonNode> parameters) {
        calls.add(new ListCall(list, "", list));
        var filters = parameters.keySet().stream()
                .filter(name -> !PAGING.contains(name))
                .toList();
        for (var filter : filters) {
            for (var share : ListValues.Share.values()) {
                calls.add(call(list, share, List.of(filter), null));
            }
        }
        var sorts = new ArrayList<String>();
        parameters.getOrDefault("sort", parameters.get("next")).path("enum").forEach(sort -> sorts.add(sort.asText()));
        sorts.forEach(sort -> calls.add(call(list, ListValues.Share.MOST, List.of(), sort)));
        if (filters.contains(ACCOUNT)) {
            filters.stream()
                    .filter(filter -> !filter.equals(ACCOUNT))
                    .forEach(filter -> calls.add(call(list, ListValues.Share.MOST, List.of(ACCOUNT, filter), null)));
            sorts.forEach(sort -> calls.add(call(list, ListValues.Share.MOST, List.of(ACCOUNT), sort)));
        }
    }

    private ListCall call(String list, ListValues.Share share, List<String> filters, String sort) {
        var query = new LinkedHashMap<String, String>();
        filters.forEach(filter -> query.put(filter, values.of(list, filter, share)));
        var amount = sort == null ? filters.isEmpty() ? "" : filters.getLast() : sort.replace("-", "");
        if (AMOUNTS.contains(amount)) {
            query.putIfAbsent(CURRENCY, values.of(list, CURRENCY, ListValues.Share.MOST));
        }
        var narrowed = String.join(", ", filters)
                + (filters.isEmpty() ? "" : " of " + share.name().toLowerCase());
        if (sort != null) {
            query.put("sort", sort);
            narrowed += (narrowed.isEmpty() ? "" : ", ") + "sort " + sort;
        }
        return new ListCall(list, narrowed, list + "?" + encoded(query));
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
