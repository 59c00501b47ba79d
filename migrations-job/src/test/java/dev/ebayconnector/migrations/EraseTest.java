package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

    @BeforeEach
    void migrate() throws Exception {
        Migrations.migrate(database.url());
        console.with("PERSONAL_DATA_KEYSET", StoredTokens.keyset());
        PlainRecords.store(database, 450);
        database.execute(
                "DELETE FROM conversations WHERE conversation_id LIKE 'jo-b/%';" + " DELETE FROM quarantined_records");
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
                .contains("would erase: conversations 1, disputes 1, messages 1, orders 450, transactions 1")
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
        var dump = new StringBuilder();
        for (var table : TABLES) {
            dump.append(database.ask(
                    "SELECT string_agg(CAST(t AS text), ' ' ORDER BY CAST(t AS text)) FROM " + table + " t"));
        }
        return dump.toString();
    }
}
