package dev.ebayconnector.data;

import dev.ebayconnector.core.database.ListReader;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Counts records by UTC day and currency. */
@Singleton
final class DayStore {

    private static final Comparator<Day> ORDER =
            Comparator.comparing(Day::day).thenComparing(Day::currency, Comparator.nullsLast(String::compareTo));

    /** Behind the day and the currency. */
    private static final int FIRST_FIGURE = 3;

    private final ListReader reader;

    DayStore(ListReader reader) {
        this.reader = reader;
    }

    private record Day(LocalDate day, String currency) {}

    /**
     * One map for each day and currency that has a record, with {@code day}, {@code currency} and all figures; a figure
     * without a record is zero.
     *
     * @param account null for all accounts
     */
    Collection<Map<String, Object>> days(List<DayFigures> parts, UUID account, Instant from, Instant to) {
        var values = account == null ? List.of(from, to) : List.of(from, to, account);
        var days = new TreeMap<Day, Map<String, Object>>(ORDER);
        var zeros = new LinkedHashMap<String, Object>();
        for (var figures : parts) {
            reader.read(figures.sql(account != null), values, rows -> read(rows, days, zeros));
        }
        return days.entrySet().stream()
                .map(day -> shown(day.getKey(), zeros, day.getValue()))
                .toList();
    }

    /** Adds a part's figures to those of the parts before. */
    private static int read(ResultSet rows, Map<Day, Map<String, Object>> days, Map<String, Object> zeros)
            throws SQLException {
        for (int i = FIRST_FIGURE; i <= rows.getMetaData().getColumnCount(); i++) {
            var money = rows.getMetaData().getColumnTypeName(i).equals("numeric");
            zeros.put(rows.getMetaData().getColumnLabel(i), money ? BigDecimal.ZERO : Long.valueOf(0));
        }
        var reader = new RowReader(rows, FIRST_FIGURE);
        while (rows.next()) {
            var figures = days.computeIfAbsent(
                    new Day(rows.getObject(1, LocalDate.class), rows.getString(2)), _ -> new LinkedHashMap<>());
            reader.values().forEach((name, value) -> {
                if (value != null) {
                    figures.put(name, value);
                }
            });
        }
        return days.size();
    }

    private static Map<String, Object> shown(Day day, Map<String, Object> zeros, Map<String, Object> figures) {
        var values = new LinkedHashMap<String, Object>();
        values.put("day", day.day());
        values.put("currency", day.currency());
        zeros.forEach((name, zero) -> {
            var figure = figures.getOrDefault(name, zero);
            if (figure instanceof BigDecimal) {
                values.put(name + RecordJson.VALUE, figure);
                values.put(name + RecordJson.CURRENCY, day.currency());
            } else {
                values.put(name, figure);
            }
        });
        return values;
    }
}
