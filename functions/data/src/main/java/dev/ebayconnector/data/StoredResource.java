package dev.ebayconnector.data;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.QuerySource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code /api/ebay/{name}} shows. All SQL comes from code.
 *
 * @param name    in the path
 * @param noun    of one record, in messages
 * @param filters all that callers may give
 * @param orders  the first is used, latest first, if the caller asks for none
 * @param days    what is counted for each day; empty if nothing is
 */
record StoredResource(
        String name, String noun, Source source, List<Filter> filters, List<Order> orders, List<DayFigures> days)
        implements QuerySource {

    static final String ID = "id";

    /** The columns in front of those that are shown: the values of the order, which make up {@code next}. */
    static final String KEY_COLUMN = "key_";

    static final String RAW_COLUMN = "raw_json";

    private static final String NOT = "not ";

    ListQuery list(Sort sort, Shape shape) {
        var columns = columns(sort.order());
        var list = ListQuery.select(select(columns, shape));
        for (var filter : filters) {
            list = filter.kind() == Kind.FLAG ? flag(list, filter) : list.filter(filter.name(), filter.condition());
        }
        var sql = columns.stream().map(Column::sql).toArray(String[]::new);
        return sort.descending() ? list.descendingBy(sql) : list.ascendingBy(sql);
    }

    /** Two filters without a value, so that a partial index serves them; the parameter is always true. */
    private static ListQuery flag(ListQuery list, Filter filter) {
        return list.filter(filter.name(), filter.condition() + " AND ?")
                .filter(NOT + filter.name(), "NOT (" + filter.condition() + ") AND ?");
    }

    /** A filter of {@link #list} and its value. */
    static ListQuery.Read where(ListQuery.Read read, String filter, Object value) {
        return value instanceof Boolean flag
                ? read.where(flag ? filter : NOT + filter, true)
                : read.where(filter, value);
    }

    /** The columns of an order; they identify a record. */
    List<Column> columns(Order order) {
        return Stream.concat(Stream.ofNullable(order.column()), source.key().stream())
                .toList();
    }

    private String select(List<Column> columns, Shape shape) {
        var shown = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            shown.add(columns.get(i).sql() + " AS " + KEY_COLUMN + i);
        }
        shown.add(source.columns().strip());
        if (source.sealing() != null) {
            shown.add(source.sealing().columns());
        }
        if (shape == Shape.WITH_DETAILS && !source.details().isBlank()) {
            shown.add(source.details().strip());
        }
        if (shape.raw()) {
            shown.add(source.raw() + " AS " + RAW_COLUMN);
        }
        return String.join("\n", "SELECT", String.join(",\n", shown), "FROM", source.table());
    }

    /** The order of an export: one in which no record changes its place while the parts are read. */
    Order steady() {
        return orders.stream().filter(Order::steady).findFirst().orElseThrow();
    }

    /** Each order descending and that of exports; an index serves the other direction, too. */
    @Override
    public List<Listing> lists() {
        var needs = filters.stream()
                .filter(filter -> filter.needs() != null)
                .collect(Collectors.toMap(Filter::name, Filter::needs));
        return Stream.concat(orders.stream().map(order -> new Sort(order, true)), Stream.of(new Sort(steady(), false)))
                .map(sort -> new Listing(
                        list(sort, Shape.WITH_DETAILS),
                        Stream.ofNullable(sort.order().needs()).toList(),
                        needs))
                .toList();
    }

    @Override
    public List<String> statements() {
        return days.stream()
                .flatMap(figures -> Stream.of(figures.sql(true), figures.sql(false)))
                .toList();
    }
}
