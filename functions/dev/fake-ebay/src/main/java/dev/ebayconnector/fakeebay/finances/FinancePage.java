package dev.ebayconnector.fakeebay.finances;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.fakeebay.Checked;
import dev.ebayconnector.fakeebay.Json;
import dev.ebayconnector.fakeebay.PageBounds;
import dev.ebayconnector.fakeebay.Reply;
import dev.ebayconnector.fakeebay.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Which part of a list a call asks for, and in which order: without a sort the newest comes first.
 */
record FinancePage(int limit, int offset, boolean rising) {
    private static final int DEFAULT_LIMIT = 20;

    static Checked<FinancePage> parse(Request request, int mostLimit, Set<String> risingBy) {
        Optional<String> sort = request.query().find("sort");
        int limit = number(request, "limit", DEFAULT_LIMIT);
        int offset = number(request, "offset", 0);
        if (limit < 1 || limit > mostLimit || offset < 0) {
            return FinanceErrors.refused(135003, "The value of pagination is invalid.");
        }
        return sort.filter(field -> !risingBy.contains(field)).isPresent()
                ? FinanceErrors.refused(135005, "The value of sort is invalid.")
                : Checked.passed(new FinancePage(limit, offset, sort.isPresent()));
    }

    private static int number(Request request, String name, int byDefault) {
        return request.query()
                .find(name)
                .map(text -> text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1)
                .orElse(byDefault);
    }

    /** 204 without a body when nothing was found at all. */
    <T> Reply reply(
            Request request, Supplier<String> apizUrl, String member, List<T> found, Function<T, ObjectNode> json) {
        if (found.isEmpty()) {
            return Reply.empty(204);
        }
        List<T> ordered = rising ? found : found.reversed();
        PageBounds bounds = PageBounds.of(limit, offset, found.size(), request);
        int from = Math.min(bounds.offset(), found.size());
        int to = (int) Math.min(found.size(), (long) from + bounds.records());
        ArrayNode records = Json.array();
        ordered.subList(from, to).forEach(each -> records.add(json.apply(each)));
        ObjectNode page = Json.object()
                .put("href", link(request, apizUrl, bounds.offset()))
                .put("total", found.size())
                .put("limit", limit)
                .put("offset", bounds.offset());
        bounds.next().ifPresent(next -> page.put("next", link(request, apizUrl, next)));
        bounds.previous().ifPresent(previous -> page.put("prev", link(request, apizUrl, previous)));
        return Reply.json(200, page.set(member, records));
    }

    private String link(Request request, Supplier<String> apizUrl, int to) {
        String others = Arrays.stream(
                        Optional.ofNullable(request.rawQuery()).orElse("").split("&"))
                .filter(pair -> !pair.isEmpty() && !pair.startsWith("limit=") && !pair.startsWith("offset="))
                .map(pair -> pair + "&")
                .collect(Collectors.joining());
        return apizUrl.get() + request.path() + "?" + others + "limit=" + limit + "&offset=" + to;
    }
}
