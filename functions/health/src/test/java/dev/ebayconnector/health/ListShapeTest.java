package dev.ebayconnector.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every list of the API has one shape, one way of paging, of filtering and of sorting; the document shows it. */
class ListShapeTest {

    /** Never more than a page, so {@code next} is always null. */
    private static final Set<String> ONE_PAGE =
            Set.of("listQuotas", "sumOrders", "sumTransactions", "sumPayouts", "sumDisputes", "sumMessages");

    /** Something else than a list of what is stored, though it has {@code items}, and why. */
    private static final Map<String, String> OTHERS = Map.of(
            "listFactors", "a user's few factors, with the codes that are left",
            "listRunEvents", "a stream: `after` names the place, and `ended` says that nothing follows",
            "showProof", "a report on an account");

    /** A parameter of this name means the same everywhere. */
    private static final Map<String, String> TYPES = Map.of(
            "account_id", "{\"type\":\"string\",\"format\":\"uuid\"}",
            "run_id", "{\"type\":\"string\",\"format\":\"uuid\"}",
            "from", "{\"type\":\"string\",\"format\":\"date-time\"}",
            "to", "{\"type\":\"string\",\"format\":\"date-time\"}",
            "limit", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":1000}",
            "next", "{\"type\":\"string\"}");

    /** Other words for what has one already. */
    private static final Set<String> OUTLIERS =
            Set.of("after", "cursor", "offset", "page", "per_page", "page_size", "order_by", "since", "until", "q");

    private final JsonNode document = read();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void everyListHasOneShape() {
        var lists = lists();
        assertThat(lists).hasSizeGreaterThan(20).containsKeys("listRuns", "listOrders", "listUsers");
        lists.forEach((id, operation) -> {
            if (!OTHERS.containsKey(id)) {
                shape(id, operation);
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(lists.keySet())
                .as("what is excepted exists")
                .containsAll(OTHERS.keySet())
                .containsAll(ONE_PAGE);
    }

    private void shape(String id, JsonNode operation) {
        check(names(answer(operation).path("properties")).equals(Set.of("items", "next")), id + " has other members");
        check(answer(operation).at("/required").size() == 2, id + " may lack items or next");
        var parameters = new TreeMap<String, JsonNode>();
        operation
                .path("parameters")
                .forEach(parameter -> parameters.put(parameter.path("name").asText(), parameter.path("schema")));
        check(
                parameters.keySet().containsAll(Set.of("limit", "next")) != ONE_PAGE.contains(id),
                id + " has no limit and next, or is no single page");
        parameters.forEach((name, schema) -> {
            check(!OUTLIERS.contains(name), id + " calls a parameter " + name);
            check(
                    !TYPES.containsKey(name) || schema.equals(json(TYPES.get(name))),
                    id + " has another type of " + name + ": " + schema);
        });
        if (parameters.containsKey("sort")) {
            sorts(id, parameters.get("sort").path("enum"));
        }
        check(parameters.containsKey("from") == parameters.containsKey("to"), id + " has one end of a period");
    }

    private void sorts(String id, JsonNode words) {
        var known = new HashSet<String>();
        words.forEach(word -> known.add(word.asText()));
        check(!known.isEmpty(), id + " does not name its sorts");
        known.stream()
                .filter(word -> !word.startsWith("-"))
                .forEach(word -> check(known.contains("-" + word), id + " sorts by " + word + " one way only"));
    }

    /** GETs whose answer has items, or is an array. */
    private Map<String, JsonNode> lists() {
        var lists = new TreeMap<String, JsonNode>();
        document.path("paths").forEach(path -> {
            var operation = path.path("get");
            var answer = answer(operation);
            check(!answer.path("type").asText().equals("array"), operation.path("operationId") + " is a bare array");
            if (answer.path("properties").has("items")) {
                lists.put(operation.path("operationId").asText(), operation);
            }
        });
        return lists;
    }

    private JsonNode answer(JsonNode operation) {
        var schema = operation.at("/responses/200/content/application~1json/schema");
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private void check(boolean right, String otherwise) {
        if (!right) {
            wrong.add(otherwise);
        }
    }

    private static Set<String> names(JsonNode object) {
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read() {
        try (var file = ListShapeTest.class.getResourceAsStream("/openapi.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
