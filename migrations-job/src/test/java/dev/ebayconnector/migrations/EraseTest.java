package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command erases a person whom a release before or this one has stored, and never says who it was. */
class EraseTest {

    private static final List<String> TABLES = List.of(
            "accounts",
            "orders",
            "order_line_items",
            "transactions",
            "disputes",
            "conversations",
            "messages",
            "payouts",
            "event_log",
            "erasures",
            "erased_people",
            "data_keys",
            "quarantined_records");

    private final TestDatabase database = TestDatabase.fresh();
    private final Console console = Console.on(database.url());
    private final InputStream input = System.in;
    private String keyset;

    @BeforeEach
    void migrate() throws Exception {
        Migrations.migrate(database.url());
        keyset = StoredTokens.keyset();
        console.with("PERSONAL_DATA_KEYSET", keyset);
        PlainRecords.store(database, 450);
        database.execute("DELETE FROM quarantined_records");
    }

    @AfterEach
    void restoreInput() {
        System.setIn(input);
    }

    @Test
    void aDryRunCountsAndChangesNothing() throws SQLException {
        var before = dump();

        assertThat(console.run("erase", "--buyer", "JO-B", "--environment", "sandbox"))
                .as(console.said())
                .isZero();

        assertThat(console.out())
                .contains("would erase: conversations 2, disputes 1, messages 2, orders 450, transactions 1")
                .doesNotContainIgnoringCase("jo-b");
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void aBuyerWhoseRowsAreNotSealedIsErased() throws SQLException {
        System.setIn(new ByteArrayInputStream("Jo-B \n".getBytes(StandardCharsets.UTF_8)));

        assertThat(console.run("erase", "--buyer", "-", "--environment", "sandbox", "--execute"))
                .as(console.said())
                .isZero();

        assertThat(console.out()).contains("receipt", "requested_by: command", "orders=450");
        assertThat(console.said()).doesNotContainIgnoringCase("jo-b");
        assertThat(dump()).doesNotContainIgnoringCase("jo-b").doesNotContain("Jo Doe", "For Amy", "J7");
        assertThat(dump()).contains("seller-a", "IBAN-1");
    }

    @Test
    void aThreadThatIsNamedAfterTheBuyerIsRenamedAndStays() throws SQLException {
        assertThat(console.run("erase", "--buyer", "jo-b", "--environment", "sandbox", "--execute"))
                .as(console.said())
                .isZero();

        assertThat(database.ask("SELECT count(*) FROM conversations")).isEqualTo("2");
        assertThat(database.ask("SELECT conversation_id ~ '^[0-9a-f]{32}/110$' FROM messages WHERE message_id = 'n'"))
                .isEqualTo("t");
        assertThat(database.ask("SELECT count(*) FROM conversations WHERE erased_at IS NULL"))
                .isEqualTo("0");
    }

    @Test
    void theThreadsOfAnErasedSellerNameNoBuyer() throws SQLException {
        assertThat(console.run("erase", "--account", PlainRecords.ACCOUNT, "--execute"))
                .as(console.said())
                .isZero();

        assertThat(dump()).doesNotContainIgnoringCase("jo-b").doesNotContain("Jo Doe", "seller-a");
    }

    /** The database is lost; its backup still holds the person, and nothing of the erasure. */
    @Test
    void whatWasErasedSinceABackupIsErasedAgainAfterItsRestore(@TempDir Path folder) throws SQLException {
        assertThat(console.run("seal")).as(console.said()).isZero();
        var restored = database.copy();
        console.run("erase", "--buyer", "jo-b", "--environment", "sandbox", "--execute");
        database.execute("INSERT INTO erasures (source, requested_by, requested_at, environment, role, person_hashes,"
                + " notice_id, state, subject) SELECT 'notice', 'ebay', now(), 'sandbox', 'both', person_hashes, 'n-1',"
                + " 'QUEUED', '\\x01' FROM erasures");
        var file = folder.resolve("erasures.json");
        assertThat(console.run("erase", "--export", file.toString()))
                .as(console.said())
                .isZero();
        assertThat(console.out()).contains("copied rows: erasures 2, erased_people 1");
        assertThat(file)
                .content()
                .contains("erased_people", "orders")
                .doesNotContainIgnoringCase("jo-b")
                .doesNotContain("Jo Doe", "seller-a", "subject");

        var after = Console.on(restored.url()).with("PERSONAL_DATA_KEYSET", keyset);
        assertThat(dump(restored)).contains(hash(restored));
        assertThat(after.run("erase", "--import", file.toString()))
                .as(after.said())
                .isZero();
        assertThat(after.out()).contains("would copy rows: erasures 2, erased_people 1");
        assertThat(restored.ask("SELECT count(*) FROM erasures")).isEqualTo("0");
        assertThat(after.run("erase", "--import", file.toString(), "--execute"))
                .as(after.said())
                .isZero();
        assertThat(after.run("erase", "--import", file.toString(), "--execute"))
                .as("twice does no harm: " + after.said())
                .isZero();
        assertThat(restored.ask("SELECT count(*) FROM erasures WHERE state = 'QUEUED' AND subject IS NULL"))
                .isEqualTo("1");
        assertThat(after.run("erase", "--replay", "--execute")).as(after.said()).isZero();

        assertThat(restored.ask("SELECT count(*) FROM orders WHERE personal IS NOT NULL OR buyer_hash IS NOT NULL"))
                .isEqualTo("0");
        assertThat(restored.ask("SELECT count(*) FROM erased_people")).isEqualTo("1");
    }

    @Test
    void aFileThatBelongsToAnotherKeyOrIsNoneIsRefused(@TempDir Path folder) throws Exception {
        var file = folder.resolve("erasures.json");
        assertThat(console.run("seal")).isZero();
        assertThat(console.run("erase", "--export", file.toString())).isZero();
        database.execute("DELETE FROM hash_key");

        assertThat(console.run("erase", "--import", file.toString(), "--execute"))
                .isEqualTo(1);
        assertThat(console.err()).contains("another hash_key");
        for (var text : List.of("", "{}", "no JSON", "[]", "{\"format\":\"x\"}")) {
            Files.writeString(file, text);
            assertThat(console.run("erase", "--import", file.toString(), "--execute"))
                    .as(text)
                    .isEqualTo(1);
            assertThat(console.err()).as(text).contains("no export of erasures");
        }
        assertThat(console.run("erase", "--import", folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(console.err()).contains("the file was not read");
        assertThat(console.run(
                        "erase", "--export", folder.resolve("no/such/folder").toString()))
                .isEqualTo(1);
        assertThat(console.err()).contains("the file was not written");
    }

    private static String hash(TestDatabase database) throws SQLException {
        return database.ask("SELECT encode(buyer_hash, 'hex') FROM orders LIMIT 1");
    }

    @Test
    void theSameNameInTheOtherEnvironmentIsLeftAlone() throws SQLException {
        assertThat(console.run("erase", "--buyer", "jo-b", "--execute"))
                .as(console.said())
                .isZero();

        assertThat(dump()).contains("jo-b", "Jo Doe");
    }

    @Test
    void aSellerIsErasedAndARestoredBackupToo() throws SQLException {
        assertThat(console.run("seal")).as(console.said()).isZero();
        database.execute("CREATE TABLE backup AS SELECT * FROM accounts;"
                + " CREATE TABLE backup_orders AS SELECT * FROM orders");
        assertThat(console.run("erase", "--account", PlainRecords.ACCOUNT, "--execute", "--json"))
                .as(console.said())
                .isZero();
        assertThat(console.out()).contains("\"outcome\":\"erased\"").doesNotContain("seller-a");
        assertThat(dump()).doesNotContain("seller-a", "jo-b", "Jo Doe");
        database.execute("UPDATE accounts SET username = b.username, ebay_user_id = b.ebay_user_id, erased_at = NULL"
                + " FROM backup b WHERE b.id = accounts.id;"
                + " UPDATE orders SET personal = b.personal, buyer_hash = b.buyer_hash, erased_at = NULL"
                + " FROM backup_orders b WHERE b.order_id = orders.order_id; DROP TABLE backup, backup_orders");

        assertThat(console.run("erase", "--replay")).as(console.said()).isZero();
        assertThat(console.out()).contains("would erase: erasures 1");
        assertThat(console.run("erase", "--replay", "--execute"))
                .as(console.said())
                .isZero();

        assertThat(dump()).doesNotContain("seller-a");
        assertThat(database.ask("SELECT count(*) FROM orders WHERE personal IS NOT NULL OR buyer_hash IS NOT NULL"))
                .isEqualTo("0");
        assertThat(database.ask("SELECT count(*) FROM erasures")).isEqualTo("1");
    }

    @Test
    void aReplayDoesNotCallRowsErasedThatItCannotFind() throws SQLException {
        assertThat(console.run("erase", "--buyer", "jo-b", "--environment", "sandbox", "--execute"))
                .as(console.said())
                .isZero();
        database.execute("UPDATE orders SET buyer_username = 'jo-b' WHERE order_id = 'o1'");

        assertThat(console.run("erase", "--replay", "--execute")).isEqualTo(1);

        assertThat(console.err()).contains("run migrations-job seal");
    }

    @Test
    void whoIsToBeErasedIsAskedForExactly() {
        assertThat(console.run("erase")).isEqualTo(2);
        assertThat(console.run("erase", "--buyer", " ", "--execute")).isEqualTo(2);
        assertThat(console.run("erase", "--buyer", "x", "--replay")).isEqualTo(2);
        assertThat(console.run("erase", "--account", "x")).isEqualTo(2);
        assertThat(console.run("erase", "--account", "00000000-0000-4000-8000-0000000000ff", "--execute"))
                .isEqualTo(1);
        console.with("PERSONAL_DATA_KEYSET", "");
        assertThat(console.run("erase", "--buyer", "x")).isEqualTo(2);
        assertThat(console.err()).contains("PERSONAL_DATA_KEYSET is missing");
    }

    private String dump() throws SQLException {
        return dump(database);
    }

    private static String dump(TestDatabase database) throws SQLException {
        var dump = new StringBuilder();
        for (var table : TABLES) {
            dump.append(database.ask(
                    "SELECT string_agg(CAST(t AS text), ' ' ORDER BY CAST(t AS text)) FROM " + table + " t"));
        }
        return dump.toString();
    }
}
