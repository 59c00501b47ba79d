package dev.ebayconnector.local.queries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.local.stack.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Explains every statement of every function on a large store, from the first to the seventh execution of a prepared
 * statement and with the generic plan, which PostgreSQL may choose from the sixth on.
 */
class QueryPlanTest {

    private static final int EXECUTIONS = 7;

    /** A table above this must be read by an index, a sort or a result above this must be avoided or limited. */
    private static final int LARGE = 1100;

    /** Statements that read a large table on purpose, by the class that holds them. */
    private static final Map<String, String> ACCEPTED = Map.of(
            "ConsentCheck", "counts all consents that expire within 30 days, and each one's account",
            "Latencies", "sums up the 24 rows of each function",
            "QuotaCheck", "reads the quotas of a day, when an admin opens the health page",
            "SchedulesCheck", "counts all schedules, when an admin opens the health page",
            "SealedSampleStore", "looks for every token key in use, once a day",
            "SellerAccounts", "an erasure compares the hashes of all sellers of an environment");

    private static Connection connection;
    private static Plans plans;
    private static Set<String> largeTables;

    @BeforeAll
    static void load() throws SQLException {
        connection = DriverManager.getConnection(LargeStore.database().url());
        plans = new Plans(connection);
        largeTables = new HashSet<>(plans.all(
                "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND reltuples > " + LARGE));
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
    }

    @Test
    void theStoreIsLarge() {
        assertThat(largeTables)
                .contains(
                        "orders",
                        "order_line_items",
                        "event_log",
                        "sync_runs",
                        "accounts",
                        "tokens",
                        "users",
                        "sessions")
                .contains("transactions", "transaction_fees", "payouts", "funds_snapshots", "disputes", "conversations")
                .contains("messages", "inventory_items", "offers", "ebay_notices");
    }

    @Test
    void noStatementScansOrSortsALargeTable() throws IOException, SQLException {
        var statements = new StatementCatalog(classFolders()).all();
        assertThat(statements).extracting(Statement::source).containsAll(ACCEPTED.keySet());
        assertThat(statements).as("statements found in the compiled classes").hasSizeGreaterThan(1000);
        var faults = new ArrayList<String>();
        for (var mode : List.of("auto", "force_generic_plan")) {
            plans.execute("SET plan_cache_mode = " + mode);
            for (var statement : statements) {
                if (!ACCEPTED.containsKey(statement.source())) {
                    faults.addAll(faults(statement, mode));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyForeignKeyHasAnIndex() throws SQLException {
        assertThat(plans.all("""
            SELECT c.conrelid::regclass || '.' || c.conname
            FROM pg_constraint c
            WHERE c.contype = 'f' AND NOT EXISTS (
                SELECT FROM pg_index i
                WHERE i.indrelid = c.conrelid AND i.indpred IS NULL AND i.indisvalid
                  AND (CAST(i.indkey AS smallint[]))[0:cardinality(c.conkey) - 1] @> c.conkey)
            """)).isEmpty();
    }

    private static List<String> faults(Statement statement, String mode) {
        var faults = new ArrayList<String>();
        try {
            var execution = 0;
            for (var plan : plans.of(statement, mode.equals("auto") ? EXECUTIONS : 1)) {
                execution++;
                var found = new ArrayList<String>();
                collect(plan, found);
                var type = plan.get("Node Type").asText();
                // The generic plan does not know the limit and estimates a tenth of the table.
                if (!type.equals("ModifyTable")
                        && !type.equals("Limit")
                        && plan.get("Plan Rows").asLong() > LARGE) {
                    found.add("returns " + plan.get("Plan Rows") + " rows");
                }
                if (!found.isEmpty()) {
                    faults.add(statement.source() + ", " + mode + ", execution " + execution + ": " + found + "\n"
                            + statement.sql());
                    break;
                }
            }
        } catch (SQLException e) {
            faults.add("cannot be explained: " + e.getMessage() + "\n" + statement);
        }
        return faults;
    }

    private static void collect(JsonNode plan, List<String> faults) {
        var type = plan.get("Node Type").asText();
        if (type.equals("Seq Scan")
                && largeTables.contains(plan.path("Relation Name").asText())) {
            faults.add("sequential scan of " + plan.get("Relation Name").asText());
        }
        if (type.endsWith("Sort") && plan.get("Plans").get(0).get("Plan Rows").asLong() > LARGE) {
            faults.add("sort of " + plan.get("Plans").get(0).get("Plan Rows") + " rows");
        }
        plan.path("Plans").forEach(child -> collect(child, faults));
    }

    static List<Path> classFolders() throws IOException {
        var root = ProjectRoot.find("", Path.of("")).resolve("functions");
        try (var deployed = Files.list(root);
                var shared = Files.list(root.resolve("shared"))) {
            return Stream.concat(deployed, shared)
                    .filter(module -> Files.isRegularFile(module.resolve("pom.xml")))
                    .map(module -> module.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }
}
