package dev.ebayconnector.local.queries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.queries.ListValue.Wanted;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Runs the first page of every list on a large store: whole, by each filter, and by the account with most rows together with
 * each other filter, each with a value that most rows have and with one that few have. How many rows and pages PostgreSQL
 * looks at tells what the list costs on a larger store, which the plan alone does not: an index may be used and all of it be
 * read.
 */
class ExaminedRowsTest {

    /** A page has 100 rows; some have to be left out where an index serves one of two conditions. A twentieth of a large table. */
    private static final long MOST = 6_000;

    private static final Pattern LIST = Pattern.compile("\\w+ by .* \\[(?<filters>[^]]*)]");

    /** How many pages of an index may be read that hold no row of the list: some dozens of its rows, and its upper levels. */
    private static final long MOST_PAGES_BESIDE = 100;

    /** Lists that may look at more, by the beginning of their names; and at how many rows. */
    private static final Map<String, Long> ACCEPTED = Map.of(
            // The events of the token, and the entries of the account in its index.
            "LogStore by at [api_token_id, account_id]", 25_000L,
            // All tokens, of which there is one for each account.
            "TokenListStore by t.updated_at [environment]", 12_000L);

    /** The sessions of one user: a list that compares what it computes, for which no column has values. */
    private static final String WITHOUT_VALUES = "UserSessionListStore";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Optional<String>> known = new HashMap<>();

    @Test
    void noListLooksAtManyMoreRowsThanItShows() throws Exception {
        var faults = new ArrayList<String>();
        int lists = 0;
        try (var connection = DriverManager.getConnection(LargeStore.database().url() + "&preferQueryMode=simple")) {
            for (var statement : new StatementCatalog(QueryPlanTest.classFolders()).all()) {
                if (isMeasured(statement.source())) {
                    lists++;
                    faults.addAll(faults(connection, statement));
                }
            }
        }
        assertThat(lists).isGreaterThan(150);
        assertThat(faults).isEmpty();
    }

    /** The first page, by at most one filter beside the account and the currency that amounts need. */
    private static boolean isMeasured(String source) {
        var list = LIST.matcher(source);
        if (!list.matches() || source.startsWith(WITHOUT_VALUES)) {
            return false;
        }
        var filters = Arrays.stream(list.group("filters").split(", "))
                .filter(filter -> !filter.isEmpty())
                .collect(Collectors.toSet());
        var amounts = filters.remove("min_amount") | filters.remove("max_amount");
        filters.remove("account_id");
        return amounts ? filters.equals(Set.of("currency")) : filters.size() <= 1;
    }

    private static long mostRows(String source) {
        return ACCEPTED.entrySet().stream()
                .filter(accepted -> source.startsWith(accepted.getKey()))
                .mapToLong(Map.Entry::getValue)
                .findAny()
                .orElse(MOST);
    }

    private List<String> faults(Connection connection, Statement statement) throws SQLException, IOException {
        var faults = new ArrayList<String>();
        for (var wanted : Wanted.values()) {
            var sql = statement.sql();
            var values = ListValue.of(sql);
            for (int i = values.size(); i >= 1; i--) {
                sql = sql.replace("$" + i, literal(connection, values.get(i - 1), wanted, sql, i));
            }
            var plan = JSON.readTree(one(connection, "EXPLAIN (ANALYZE, TIMING OFF, BUFFERS, FORMAT JSON) " + sql))
                    .get(0)
                    .get("Plan");
            long rows = parts(plan).mapToLong(ExaminedRowsTest::examined).max().orElseThrow();
            long beside =
                    parts(plan).mapToLong(ExaminedRowsTest::pagesBeside).max().orElseThrow();
            if (rows > mostRows(statement.source()) || beside > MOST_PAGES_BESIDE) {
                faults.add(statement.source() + ", values of " + wanted + ": " + rows + " rows, " + beside
                        + " pages beside\n" + sql + "\n" + plan);
            }
        }
        return faults;
    }

    private String literal(Connection connection, Optional<ListValue> value, Wanted wanted, String sql, int number)
            throws SQLException {
        if (value.isEmpty()) {
            return uncompared(sql, number);
        }
        var query = value.get().query(wanted);
        if (!known.containsKey(query)) {
            known.put(query, Optional.ofNullable(one(connection, query)));
        }
        return known.get(query).map(text -> "'" + text.replace("'", "''") + "'").orElse("NULL");
    }

    /** The limit, a moment, or a flag's parameter, which is always true. */
    private static String uncompared(String sql, int number) {
        if (sql.contains("LIMIT $" + number)) {
            return "101";
        }
        return sql.contains("CAST($" + number + " AS timestamptz)") ? "now()" : "true";
    }

    private static Stream<JsonNode> parts(JsonNode plan) {
        return Stream.concat(
                Stream.of(plan),
                StreamSupport.stream(plan.path("Plans").spliterator(), false).flatMap(ExaminedRowsTest::parts));
    }

    /** The rows that a part of the plan had in its hands, those that it left out included. */
    private static long examined(JsonNode part) {
        long rows = part.path("Actual Rows").asLong()
                + part.path("Rows Removed by Filter").asLong()
                + part.path("Rows Removed by Index Recheck").asLong()
                + part.path("Rows Removed by Join Filter").asLong();
        return rows * loops(part);
    }

    /**
     * The pages that a part of the plan read and that no row explains: an index's entries that miss a condition on one of its
     * later columns are read and not counted as rows. Each row is on one page, and each search goes through an index's levels.
     */
    private static long pagesBeside(JsonNode part) {
        long inside = StreamSupport.stream(part.path("Plans").spliterator(), false)
                .mapToLong(ExaminedRowsTest::pages)
                .sum();
        return pages(part) - inside - examined(part) - 5 * loops(part);
    }

    private static long pages(JsonNode part) {
        return part.path("Shared Hit Blocks").asLong()
                + part.path("Shared Read Blocks").asLong();
    }

    private static long loops(JsonNode part) {
        return part.path("Actual Loops").asLong(1);
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
