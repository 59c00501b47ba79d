package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of all six resources do not depend on who reads them: how many workers, in which time zone. */
@ExtendWith(RunningSync.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class SixResourcesTest {

    private static final int SKUS = 60;

    private static final List<String> RESOURCES =
            List.of("orders", "transactions", "disputes", "messages", "inventory", "offers");

    private static final List<String> TABLES = List.of(
            "orders",
            "order_line_items",
            "transactions",
            "transaction_fees",
            "payouts",
            "funds_snapshots",
            "disputes",
            "conversations",
            "messages",
            "inventory_items",
            "offers");

    /** The tables with sealed parts, which differ by account, and the names of their keys. */
    private static final Map<String, List<String>> SEALED = Map.of(
            "orders", List.of("order_id"),
            "order_line_items", List.of("order_id", "line_item_id"),
            "transactions", List.of("transaction_id", "transaction_type"),
            "payouts", List.of("payout_id"),
            "disputes", List.of("payment_dispute_id"),
            "conversations", List.of("conversation_id"),
            "messages", List.of("message_id"));

    /** Without what names the account, the run or the time of reading, and without what is sealed. */
    private static final String ROWS = """
        SELECT CAST(to_jsonb(t) - '{account_id,run_id,seen_run_id,first_stored_at,stored_at,taken_at}'::text[]
                    - '{personal,detail_personal}'::text[] AS text)
        FROM %s t ORDER BY 1
        """;

    /** Moments that are not what the raw JSON says. */
    private static final String WRONG_MOMENTS = """
        SELECT (SELECT count(*) FROM orders WHERE created_at <> CAST(raw ->> 'creationDate' AS timestamptz))
             + (SELECT count(*) FROM transactions
                WHERE transaction_date <> CAST(raw ->> 'transactionDate' AS timestamptz))
             + (SELECT count(*) FROM payouts WHERE payout_date <> CAST(raw ->> 'payoutDate' AS timestamptz))
             + (SELECT count(*) FROM disputes WHERE opened_at <> CAST(raw ->> 'openDate' AS timestamptz))
             + (SELECT count(*) FROM messages WHERE created_at <> CAST(raw ->> 'createdDate' AS timestamptz))
        """;

    /** One page an invocation, so that the workers take turns. */
    private static final Duration BRIEF = Duration.ofSeconds(1);

    private final SyncSystem system;
    private SyncWorkerFunction second;
    private Map<String, List<String>> expected;

    SixResourcesTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeAll
    void startWorkers() {
        second = system.worker(Map.of("SYNC_PARALLEL_CALLS", "8"));
    }

    @AfterAll
    void endWorker() {
        second.context().close();
    }

    /** With one copy of each message the workers share the runs; with two they fight for them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void twoWorkersStoreTheRowsOfOne(int copies) {
        var runs = ask();
        for (int copy = 1; copy < copies; copy++) {
            runs.forEach(run -> system.queue.send(run.toString()));
        }
        drain(system.worker, second);

        succeeded(runs);
        assertThat(rows()).isEqualTo(expected);
    }

    @Test
    void aWorkerInAnotherTimeZoneStoresTheSameRows() throws Exception {
        system.database.execute("ALTER DATABASE " + system.database.name() + " SET timezone TO 'Pacific/Chatham'");
        var runs = ask();

        try (var elsewhere = new ChildWorker(system, Duration.ZERO, "-Duser.timezone=America/St_Johns")) {
            elsewhere.work(runs.toArray(UUID[]::new));
            elsewhere.awaitEnd();
        } finally {
            system.database.execute("ALTER DATABASE " + system.database.name() + " RESET timezone");
        }

        succeeded(runs);
        assertThat(rows()).isEqualTo(expected);
        assertThat(system.sql.number(WRONG_MOMENTS)).isZero();
    }

    @BeforeEach
    void connect() {
        system.ebay.inventory().size(SKUS);
        system.connect();
        if (expected == null) {
            expected = rowsOfOneWorker();
        }
    }

    /** The account remains, as if it had never been read. */
    private Map<String, List<String>> rowsOfOneWorker() {
        var runs = ask();
        runs.forEach(_ -> system.queue.deliver(system.worker));
        succeeded(runs);
        var rows = rows();
        assertThat(rows.values()).allSatisfy(table -> assertThat(table).isNotEmpty());
        system.sql.run("""
            TRUNCATE orders, transactions, payouts, funds_snapshots, disputes, conversations, inventory_items, offers,
                     sync_runs, sync_checkpoints CASCADE
            """);
        return rows;
    }

    private List<UUID> ask() {
        return RESOURCES.stream().map(resource -> system.ask(resource, "{}")).toList();
    }

    private void drain(SyncWorkerFunction... workers) {
        Arrays.stream(workers)
                .map(worker -> CompletableFuture.runAsync(() -> {
                    while (system.queue.deliverIfAny(worker, BRIEF)) {}
                }))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private void succeeded(List<UUID> runs) {
        assertThat(runs).allSatisfy(run -> assertThat(system.state(run)).isEqualTo("SUCCEEDED"));
        assertThat(system.sql.number("SELECT count(*) FROM quarantined_records"))
                .isZero();
    }

    private Map<String, List<String>> rows() {
        var rows = new TreeMap<String, List<String>>();
        TABLES.forEach(table -> rows.put(table, system.sql.texts(ROWS.formatted(table))));
        SEALED.forEach((table, key) -> rows.put(
                table + " opened",
                Opened.rows(system, table, key.toArray(String[]::new)).values().stream()
                        .map(record -> record.raw().toString())
                        .toList()));
        rows.put(
                "disputes' details opened",
                Opened.parts(system, "disputes", "detail", "detail_personal", "payment_dispute_id").values().stream()
                        .map(record -> record.raw().toString())
                        .toList());
        return rows;
    }
}
