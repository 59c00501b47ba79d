package dev.ebayconnector.fakeebay.finances;

import dev.ebayconnector.fakeebay.ApiErrors;
import dev.ebayconnector.fakeebay.Checked;
import dev.ebayconnector.fakeebay.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The conditions of a call of Finances: one in each {@code filter} parameter, not joined by commas as elsewhere. */
record Conditions(Map<String, String> values) {
    private static final String FILTER = "filter=";

    static Checked<Conditions> parse(Request request, Set<String> known) {
        Map<String, String> values = new HashMap<>();
        String query = request.rawQuery() == null ? "" : request.rawQuery();
        for (String pair : query.split("&")) {
            if (pair.startsWith(FILTER)) {
                String[] condition = URLDecoder.decode(pair.substring(FILTER.length()), StandardCharsets.UTF_8)
                        .split(":", 2);
                if (condition.length != 2 || !known.contains(condition[0])) {
                    return Checked.refused(ApiErrors.invalidRequest(400, "Unknown filter: " + condition[0]));
                }
                values.put(condition[0], condition[1]);
            }
        }
        return Checked.passed(new Conditions(values));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** What stands between the braces; empty when the filter is absent or has no braces. */
    Optional<String> word(String name) {
        return text(name).filter(text -> text.matches("\\{[^{}]+}")).map(text -> text.substring(1, text.length() - 1));
    }
}
