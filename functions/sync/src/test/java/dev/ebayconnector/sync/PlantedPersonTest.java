package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.migrations.operate.ErasureCopies;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.erasure.Database;
import dev.ebayconnector.privacy.erasure.ErasureEngine;
import dev.ebayconnector.privacy.erasure.ErasureRequest;
import dev.ebayconnector.privacy.erasure.ErasureResult;
import dev.ebayconnector.privacy.erasure.EveryColumn;
import dev.ebayconnector.privacy.erasure.Subject;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * All that eBay may say of a buyer is put into its answers and stored by real syncs. After the erasure nothing of it is in any
 * column of any table, opened with the keys that are left, nor in the log or a dump. A dump from before is worth nothing
 * after a seller's erasure, and after a buyer's once the erasures are repeated.
 */
@ExtendWith(RunningSync.class)
@Timeout(120)
final class PlantedPersonTest {

    private static final Set<String> PLACES = Set.of(
            "orders.personal",
            "order_line_items.personal",
            "quarantined_records.personal",
            "transactions.personal",
            "disputes.personal",
            "disputes.detail_personal",
            "conversations.personal",
            "messages.personal");

    private static final FakeEnvironment SANDBOX = FakeEnvironment.SANDBOX;

    private final SyncSystem system;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Planted planted = new Planted();
    private ErasureScene scene;
    private String keyset;

    PlantedPersonTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeEach
    void start() throws Exception {
        scene = new ErasureScene(system);
        keyset = system.environment.get("PERSONAL_DATA_KEYSET");
        var kept = new PrintStream(log, true, StandardCharsets.UTF_8);
        System.setOut(kept);
        System.setErr(kept);
        system.sandbox.change("", planted::into);
        system.sandboxApiz.change("", planted::into);
    }

    @AfterEach
    void end() throws Exception {
        System.setOut(out);
        System.setErr(err);
        scene.close();
    }

    @Test
    void nothingOfAPersonIsLeftAnywhere(@TempDir Path folder) throws Exception {
        var account = system.connect(SANDBOX);
        scene.syncAll(account);
        var trading = tradingAccount();
        var everywhere = everywhere(system.database);
        assertThat(everywhere.with(Planted.ALL).keySet()).containsExactlyInAnyOrderElementsOf(PLACES);
        assertThat(everywhere.with(Planted.ALL).get("orders.personal"))
                .as("each kind of text is found where it is")
                .containsExactlyInAnyOrderElementsOf(Planted.ALL);
        var before = Dump.of(system.database.url());

        var receipt = scene.erase(
                ErasureRequest.ofNotice("n", "sandbox", new Subject(Planted.USERNAME, Planted.USER_ID, Planted.EIAS)));

        assertThat(receipt.left().values()).containsOnly(0L);
        gone(system.database);
        erasedRowsSaySo();

        system.sql.run("DELETE FROM sync_checkpoints");
        system.sql.run("DELETE FROM orders WHERE erased_at IS NOT NULL");
        system.sql.run("DELETE FROM transactions WHERE erased_at IS NOT NULL");
        scene.syncAll(account);
        gone(system.database);
        erasedRowsSaySo();
        assertThat(Dump.of(system.database.url()).text().toLowerCase(Locale.ROOT))
                .doesNotContain(lower(Planted.ALL));
        assertThat(log.toString(StandardCharsets.UTF_8).toLowerCase(Locale.ROOT))
                .contains("info")
                .doesNotContain(lower(Planted.ALL));

        assertThat(everywhere.opened(account)).isGreaterThan(1_000);
        scene.erase(ErasureRequest.ofAccount(ErasureRequest.Source.COMMAND, "command", "sandbox", account));
        restored(before, account, trading, folder.resolve("erasures"));
    }

    /** A second seller, whose messages GetMyMessages gives. */
    private UUID tradingAccount() {
        var account = system.connect(SANDBOX, "seller-b");
        var trading = Map.of("EBAY_MESSAGES_API", "trading");
        var worker = system.worker(trading);
        var http = system.http(trading);
        try (var _ = worker.context();
                var _ = http.getApplicationContext()) {
            var asked = SyncSystem.send(
                    http,
                    HttpEvent.post("/api/ebay/sync/messages", "{\"account_id\":\"" + account + "\"}")
                            .bearer(TestSession.of("ADMIN")));
            system.queue.deliver(worker);
            var run = system.show(UUID.fromString(asked.json().path("id").asText()));
            assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        }
        return account;
    }

    private EveryColumn everywhere(TestDatabase database) throws Exception {
        return EveryColumn.of(database.url(), keyset);
    }

    /** Only the tombstones and the receipt keep keyed hashes; a thread of GetMyMessages keeps the name that it had. */
    private void gone(TestDatabase database) throws Exception {
        var everywhere = everywhere(database);
        assertThat(everywhere.with(Planted.ALL)).isEmpty();
        assertThat(everywhere.sealed()).as("others are there").isGreaterThan(1_000);
        var hashes = Stream.of(Planted.USERNAME, Planted.USER_ID, Planted.EIAS)
                .map(this::hash)
                .toList();
        assertThat(everywhere.with(hashes).keySet())
                .containsExactlyInAnyOrder(
                        "erased_people.person_hash", "erasures.person_hashes", "erasures.user_id_hash");
    }

    private String hash(String name) {
        try {
            return HexFormat.of().formatHex(scene.hash("sandbox", name));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every row whose personal data is not there says since when. */
    private void erasedRowsSaySo() {
        for (var table : List.of("orders", "transactions", "disputes", "conversations", "messages")) {
            assertThat(system.sql.number("SELECT count(*) FROM " + table + " WHERE erased_at IS NOT NULL"))
                    .as(table)
                    .isPositive();
        }
        assertThat(system.sql.number("SELECT count(*) FROM orders WHERE personal IS NULL AND erased_at IS NULL"))
                .isZero();
        assertThat(system.sql.number(
                        "SELECT count(*) FROM orders WHERE erased_at IS NOT NULL AND buyer_hash IS NOT NULL"))
                .isZero();
    }

    /** With the keys that are left, and the receipts and tombstones that an operator has kept. */
    private void restored(Dump before, UUID account, UUID other, Path file) throws Exception {
        try (var database = TestDatabase.migrated();
                var live = DriverManager.getConnection(system.database.url());
                var connection = DriverManager.getConnection(database.url())) {
            before.without("data_keys", "hash_key").restore(connection);
            Dump.of(system.database.url()).only("data_keys", "hash_key").restore(connection);
            var everywhere = everywhere(database);
            assertThat(everywhere.sealed()).isGreaterThan(1_000);
            assertThat(everywhere.opened(account)).as("of the erased seller").isZero();
            assertThat(everywhere.opened(other)).as("of the other seller").isPositive();
            assertThat(everywhere.with(Planted.ALL).keySet())
                    .as("the buyer, in the records of the other seller")
                    .isSubsetOf("conversations.personal", "messages.personal");

            var keys = PersonalDataKeys.read(system.environment::get, (setting, problem) -> {
                throw new IllegalStateException(setting + " " + problem);
            });
            assertThat(new ErasureCopies(live, keys)
                            .export(file, system.clock.instant())
                            .exitCode())
                    .isZero();
            assertThat(new ErasureCopies(connection, keys).take(file, true).exitCode())
                    .isZero();
            var engine = new ErasureEngine(Database.of(connection), keys, system.clock);
            for (var id : engine.finished()) {
                assertThat(engine.replay(id, system.clock.instant().plus(Duration.ofMinutes(5))))
                        .isInstanceOf(ErasureResult.Done.class);
            }
            assertThat(everywhere(database).with(Planted.ALL)).isEmpty();
            assertThat(everywhere(database).with(List.of("seller-a"))).isEmpty();
        }
    }

    private static String[] lower(List<String> texts) {
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toArray(String[]::new);
    }
}
