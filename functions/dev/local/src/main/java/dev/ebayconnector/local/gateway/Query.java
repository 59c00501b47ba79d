package dev.ebayconnector.local.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A query's values, decoded once, by decoded name; a comma in a value is a comma. */
final class Query {
    private Query() {}

    static Map<String, List<String>> parse(String raw) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : raw.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.computeIfAbsent(Percent.decodeQuery(name), key -> new ArrayList<>())
                        .add(Percent.decodeQuery(value));
            }
        }
        return values;
    }
}
