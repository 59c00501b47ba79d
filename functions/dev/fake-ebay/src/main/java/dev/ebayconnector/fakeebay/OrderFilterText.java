package dev.ebayconnector.fakeebay;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code filter} parameter of getOrders: conditions joined by commas. */
final class OrderFilterText {
    private static final String CREATED = "creationdate";
    private static final String MODIFIED = "lastmodifieddate";
    private static final String STATUS = "orderfulfillmentstatus";
    private static final Set<String> NAMES = Set.of(CREATED, MODIFIED, STATUS);
    private static final Map<String, Set<String>> STATUSES = Map.of(
            "{NOT_STARTED|IN_PROGRESS}", Set.of("NOT_STARTED", "IN_PROGRESS"),
            "{FULFILLED|IN_PROGRESS}", Set.of("FULFILLED", "IN_PROGRESS"));

    private OrderFilterText() {}

    static Checked<OrderFilter> parse(String text, Instant now) {
        Map<String, String> conditions = new LinkedHashMap<>();
        for (String condition : text.isBlank() ? new String[0] : text.split(",")) {
            String name = condition.split(":", 2)[0].strip();
            if (!NAMES.contains(name)) {
                return Checked.refused(ApiErrors.fulfillment(30700, "Invalid filter name: " + name));
            }
            conditions.put(
                    name, condition.strip().substring(Math.min(condition.strip().length(), name.length() + 1)));
        }
        return statuses(conditions).then(statuses -> windowed(conditions, statuses, now));
    }

    private static Checked<Set<String>> statuses(Map<String, String> conditions) {
        String value = conditions.get(STATUS);
        if (value == null) {
            return Checked.passed(Set.of());
        }
        return Optional.ofNullable(STATUSES.get(value))
                .map(Checked::passed)
                .orElseGet(() -> Checked.refused(
                        ApiErrors.fulfillment(30800, "Invalid filter value " + value + " for filter " + STATUS)));
    }

    /** With both dates only the creation date counts; with none the last 90 days do. */
    private static Checked<OrderFilter> windowed(Map<String, String> conditions, Set<String> statuses, Instant now) {
        if (conditions.containsKey(CREATED)) {
            return DateRange.parse(CREATED, conditions.get(CREATED), now)
                    .then(range -> Checked.passed(
                            new OrderFilter(OrderFilter.By.CREATED, range.from(), range.to(), statuses)));
        }
        if (conditions.containsKey(MODIFIED)) {
            return DateRange.parse(MODIFIED, conditions.get(MODIFIED), now)
                    .then(range -> Checked.passed(
                            new OrderFilter(OrderFilter.By.MODIFIED, range.from(), range.to(), statuses)));
        }
        Instant start = now.minus(OrderFilter.DEFAULT_WINDOW);
        return Checked.passed(new OrderFilter(OrderFilter.By.CREATED, start, Optional.empty(), statuses));
    }
}
