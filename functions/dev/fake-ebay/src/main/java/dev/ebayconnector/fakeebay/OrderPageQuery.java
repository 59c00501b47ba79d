package dev.ebayconnector.fakeebay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a call of getOrders asks for. */
sealed interface OrderPageQuery {
    int MOST_IDS = 50;
    int MOST_LIMIT = 200;
    int DEFAULT_LIMIT = 50;
    String TAX_BREAKDOWN = "TAX_BREAKDOWN";

    record ByIds(List<String> ids) implements OrderPageQuery {}

    record ByFilter(OrderFilter filter, int limit, int offset, boolean taxes) implements OrderPageQuery {}

    /** With {@code orderIds} every other parameter is ignored, even a wrong one. */
    static Checked<OrderPageQuery> parse(Parameters query, Instant now) {
        Optional<String> ids = query.find("orderIds").filter(each -> !each.isBlank());
        return ids.isPresent() ? byIds(List.of(ids.get().split(","))) : byFilter(query, now);
    }

    private static Checked<OrderPageQuery> byIds(List<String> ids) {
        return ids.size() <= MOST_IDS
                ? Checked.passed(new ByIds(ids))
                : Checked.refused(ApiErrors.fulfillment(
                        30900, "Exceeded maximum number of order IDs (the current limit is " + MOST_IDS + ")"));
    }

    private static Checked<OrderPageQuery> byFilter(Parameters query, Instant now) {
        Optional<String> groups = query.find("fieldGroups");
        return taxes(groups)
                .then(taxes -> number(query.find("limit"), DEFAULT_LIMIT, 1, MOST_LIMIT, 31100, "Invalid limit: ")
                        .then(limit -> number(query.find("offset"), 0, 0, Integer.MAX_VALUE, 31000, "Invalid offset: ")
                                .then(offset -> OrderFilterText.parse(query.get("filter"), now)
                                        .then(filter -> Checked.passed(new ByFilter(filter, limit, offset, taxes))))));
    }

    static Checked<Boolean> taxes(Optional<String> fieldGroups) {
        return fieldGroups.filter(each -> !each.equals(TAX_BREAKDOWN)).isEmpty()
                ? Checked.passed(fieldGroups.isPresent())
                : Checked.refused(ApiErrors.fulfillment(32800, "Invalid field group: " + fieldGroups.get()));
    }

    private static Checked<Integer> number(
            Optional<String> text, int byDefault, int least, int most, int errorId, String message) {
        if (text.isEmpty()) {
            return Checked.passed(byDefault);
        }
        long number = text.get().matches("\\d{1,10}") ? Long.parseLong(text.get()) : -1;
        return least <= number && number <= most
                ? Checked.passed((int) number)
                : Checked.refused(ApiErrors.fulfillment(errorId, message + text.get()));
    }
}
