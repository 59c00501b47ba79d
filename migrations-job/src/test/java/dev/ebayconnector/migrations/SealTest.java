package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.privacy.PersonHash;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.privacy.PersonalMembers;
import dev.ebayconnector.privacy.Place;
import dev.ebayconnector.vault.PersonalDataKeyset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command {@code seal}: rows of earlier releases, interrupted and beside other work. Long, because each table is a case. */
class SealTest {

    private static final String SETTING = "PERSONAL_DATA_KEYSET";
    private static final List<String> PEOPLE =
            List.of("jo-b", "Jo Doe", "seller-a", "J7", "For Amy", "Z711", "IBAN-1", "Hi");
    private static final List<String> TABLES = List.of(
            "orders",
            "order_line_items",
            "transactions",
            "payouts",
            "disputes",
            "conversations",
            "messages",
            "quarantined_records");

    private final TestDatabase database = TestDatabase.fresh();
    private final Console console = Console.on(database.url());
    private String keyset;

    @BeforeEach
    void migrate() throws Exception {
        Migrations.migrate(database.url());
        keyset = StoredTokens.keyset();
        console.with(SETTING, keyset);
    }

    @Test
    void aDryRunCountsAndChangesNothing() throws SQLException {
        PlainRecords.store(database, 3);
        var before = dump();

        assertThat(console.run("seal", "--dry-run")).as(console.said()).isZero();

        assertThat(console.out())
                .contains("rows to seal: orders 3, order_line_items 3, transactions 1, payouts 1, disputes 1,"
                        + " conversations 2, messages 2, quarantined_records 2");
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void everyPlainRowIsSealedAndNoTableShowsAPerson() throws Exception {
        PlainRecords.store(database, 450);

        assertThat(console.run("seal")).as(console.said()).isZero();

        assertThat(console.out()).contains("sealed rows: orders 450, order_line_items 450, transactions 1");
        var dump = dump();
        for (var person : PEOPLE) {
            assertThat(dump).as(person).doesNotContain(person);
        }
        try (var connection = database.connect()) {
            var order = new ObjectMapper()
                    .readTree(opened(connection, "orders", "personal", "o7")
                            .restore(database.ask("SELECT raw FROM orders WHERE order_id = 'o7'")));
            assertThat(order).isEqualTo(new ObjectMapper().readTree(PlainRecords.ORDER));
            assertThat(opened(connection, "transactions", "personal", "t", "SALE")
                            .column("buyer_username"))
                    .hasValue("jo-b");
            assertThat(opened(connection, "disputes", "personal", "d").column("buyer_username"))
                    .hasValue("jo-b");
            assertThat(opened(connection, "disputes", "detail_personal", "d").text("returnAddress/fullName"))
                    .hasValue("Jo Doe");
            var message = opened(connection, "messages", "personal", "m");
            assertThat(message.text("messageBody")).hasValue("I am Jo Doe");
            assertThat(message.column("sender")).hasValue("jo-b");
            assertThat(message.column("media")).hasValue("[{\"mediaName\": \"Jo Doe.jpg\"}]");
            var hash = keys().hasher(connection)
                    .hash("sandbox", "JO-B")
                    .map(PersonHash::hex)
                    .orElseThrow();
            for (var column : List.of(
                    "orders.buyer_hash",
                    "transactions.buyer_hash",
                    "disputes.buyer_hash",
                    "conversations.other_party_hash",
                    "messages.sender_hash")) {
                var parts = column.split("\\.");
                assertThat(database.ask(
                                "SELECT string_agg(DISTINCT encode(" + parts[1] + ", 'hex'), ' ') FROM " + parts[0]))
                        .as(column)
                        .isEqualTo(hash);
            }
            assertThat(database.ask("SELECT conversation_id FROM messages WHERE message_id = 'n'"))
                    .isEqualTo(hash.substring(0, 32) + "/110");
        }
        assertThat(console.run("seal", "--json")).isZero();
        assertThat(console.out()).contains("\"outcome\":\"nothing_to_do\"");
    }

    @Test
    void aJobThatIsKilledInTheMiddleIsRunAgain() throws Exception {
        PlainRecords.store(database, 900);
        database.execute("""
            CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_xact_lock(7); RETURN NEW; END $$;
            CREATE TRIGGER hold BEFORE UPDATE ON orders FOR EACH ROW WHEN (OLD.order_id = 'o500') EXECUTE FUNCTION hold()
            """);
        try (var other = database.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT pg_advisory_xact_lock(7)");
            var job = JobProcess.running(database, "db/migration", "seal", Map.of(SETTING, keyset));
            database.await("EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 7 AND NOT granted)");
            job.kill();
        }
        assertThat(Integer.parseInt(database.ask("SELECT count(*) FROM orders WHERE personal IS NOT NULL")))
                .isBetween(200, 700);

        assertThat(console.run("seal")).as(console.said()).isZero();

        assertThat(Stream.of("jo-b", "Jo Doe").filter(dump()::contains)).isEmpty();
        assertThat(database.ask("SELECT count(*) FROM orders WHERE personal IS NOT NULL"))
                .isEqualTo("900");
    }

    /** The advisory lock of {@code ErasedPeople}, and one that holds a batch of the job in its middle. */
    private static final String WAITING =
            "EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND mode = '%s'"
                    + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))";

    @Test
    void anErasureWaitsForTheBatchThatSealsThePerson() throws Exception {
        PlainRecords.store(database, 3);
        database.execute("""
            CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_xact_lock_shared(7); RETURN NEW; END $$;
            CREATE TRIGGER hold BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION hold()
            """);
        var erasing = Console.on(database.url()).with(SETTING, keyset);
        try (var other = database.connect();
                var both = Executors.newFixedThreadPool(2)) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT pg_advisory_xact_lock(7)");
            var sealed = both.submit(() -> console.run("seal"));
            database.await(WAITING.formatted("ShareLock"));
            var erased =
                    both.submit(() -> erasing.run("erase", "--buyer", "jo-b", "--environment", "sandbox", "--execute"));
            database.await(WAITING.formatted("ExclusiveLock"));
            other.rollback();

            assertThat(sealed.get()).as(console.said()).isZero();
            assertThat(erased.get()).as(erasing.said()).isZero();
        }
        assertThat(dump()).doesNotContain("jo-b", "Jo Doe");
        assertThat(database.ask("SELECT count(*) FROM orders WHERE personal IS NOT NULL OR buyer_hash IS NOT NULL"))
                .isEqualTo("0");
    }

    @Test
    void whatAnEarlierReleaseWritesOfAnErasedPersonIsNotSealedButEmptied() throws Exception {
        PlainRecords.store(database, 1);
        assertThat(console.run("erase", "--buyer", "jo-b", "--environment", "sandbox", "--execute"))
                .as(console.said())
                .isZero();
        database.execute("DELETE FROM accounts");
        PlainRecords.store(database, 3);
        database.execute("""
            INSERT INTO quarantined_records (at, account_id, run_id, resource, reason, raw)
            VALUES (now(), '%s', gen_random_uuid(), 'orders', 'x', '{"buyer": {"username": "JO-B"}}')
            """.formatted(PlainRecords.ACCOUNT));

        assertThat(console.run("seal")).as(console.said()).isZero();

        assertThat(dump()).doesNotContainIgnoringCase("jo-b").doesNotContain("Jo Doe", "For Amy");
        for (var table : List.of("orders", "order_line_items", "disputes", "conversations", "messages")) {
            assertThat(database.ask("SELECT count(*) FROM " + table + " WHERE personal IS NOT NULL"))
                    .as(table)
                    .isEqualTo("0");
        }
        assertThat(database.ask("SELECT count(*) FROM orders WHERE buyer_hash IS NULL AND erased_at IS NOT NULL"))
                .isEqualTo("3");
        assertThat(database.ask("SELECT count(*) FROM payouts WHERE personal IS NOT NULL"))
                .as("the seller was not erased")
                .isEqualTo("1");
        assertThat(database.ask("SELECT count(*) FROM quarantined_records WHERE personal IS NOT NULL"))
                .as("records that name no one erased")
                .isEqualTo("2");
    }

    @Test
    void whatAnEarlierReleaseWritesOfAnErasedSellerGetsNoKey() throws Exception {
        PlainRecords.store(database, 2);
        assertThat(console.run("erase", "--account", PlainRecords.ACCOUNT, "--execute"))
                .as(console.said())
                .isZero();
        database.execute("UPDATE orders SET buyer_username = 'jo-b', raw = '%s', erased_at = NULL"
                .formatted(PlainRecords.ORDER));

        assertThat(console.run("seal")).as(console.said()).isZero();

        assertThat(dump()).doesNotContain("jo-b", "Jo Doe");
        assertThat(database.ask("SELECT count(*) FROM data_keys")).isEqualTo("0");
        assertThat(database.ask("SELECT count(*) FROM orders WHERE personal IS NULL AND erased_at IS NOT NULL"))
                .isEqualTo("2");
    }

    /** By an erasure of an earlier release, which did not rename it; and one whose header names another sender. */
    @Test
    void aThreadThatIsNamedAfterAPersonIsRenamedWhateverItsRowSays() throws Exception {
        PlainRecords.store(database, 1);
        database.execute("UPDATE conversations SET other_party = NULL, title = NULL, raw = '{\"MessageID\": \"h\"}',"
                + " erased_at = now() WHERE conversation_id = 'jo-b/110'");
        try (var connection = database.connect();
                var statement = connection.prepareStatement("""
                    INSERT INTO conversations (account_id, conversation_id, created_at, latest_message_at, raw, personal,
                                               run_id, first_stored_at, stored_at)
                    VALUES (?, 'jo-c', now(), now(), '{"MessageID": "i"}', ?, gen_random_uuid(), now(), now())
                    """)) {
            statement.setObject(1, PlainRecords.account());
            statement.setBytes(
                    2,
                    keys().forWriting(connection, PlainRecords.account())
                            .seal(Place.of("conversations", "jo-c"), "{\"/Sender\":\"jo-c\"}"));
            statement.executeUpdate();
        }
        console.with("DATABASE_URL", database.url()).run("diagnose");
        assertThat(console.said()).contains("threads 2");

        assertThat(console.run("seal")).as(console.said()).isZero();

        assertThat(dump()).doesNotContain("jo-b", "jo-c");
        var renamed = database.ask("SELECT conversation_id FROM conversations WHERE raw ->> 'MessageID' = 'i'");
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery("SELECT personal FROM conversations WHERE raw ->> 'MessageID' = 'i'")) {
            row.next();
            assertThat(keys().forWriting(connection, PlainRecords.account())
                            .members(Place.of("conversations", renamed), row.getBytes(1))
                            .text("Sender"))
                    .hasValue("jo-c");
        }
    }

    @Test
    void rowsThatAreLockedAreSealedByALaterPass() throws Exception {
        PlainRecords.store(database, 3);
        try (var other = database.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT 1 FROM orders WHERE order_id = 'o1' FOR UPDATE");
            assertThat(console.run("seal")).isEqualTo(1);
            assertThat(console.err()).contains("rows are still written unsealed");
        }

        assertThat(console.run("seal")).isZero();

        assertThat(console.out()).contains("sealed rows: orders 1");
    }

    @Test
    void aMissingOrWrongKeysetIsABadSetting() {
        assertThat(Console.on(database.url()).run("seal")).isEqualTo(2);
        assertThat(console.with(SETTING, "{\"hunter2\":1}").run("seal")).isEqualTo(2);
        assertThat(console.err())
                .contains("PERSONAL_DATA_KEYSET is not a Tink AEAD keyset")
                .doesNotContain("hunter2");
    }

    @Test
    void anotherKeysetThanTheOneOfTheStoredKeysSealsNothing() throws Exception {
        PlainRecords.store(database, 1);
        try (var connection = database.connect()) {
            keys().forWriting(connection, PlainRecords.account());
        }

        assertThat(console.with(SETTING, StoredTokens.keyset()).run("seal")).isEqualTo(1);

        assertThat(console.err())
                .contains("does not open the data key of account " + PlainRecords.ACCOUNT)
                .contains("give the job the keyset that the functions have");
        assertThat(database.ask("SELECT count(*) FROM orders WHERE personal IS NOT NULL"))
                .isEqualTo("0");
    }

    @Test
    void aRotatedKeysetWrapsAllKeysAgainAndTheOldOneMayGo() throws Exception {
        PlainRecords.store(database, 2);
        console.run("seal");
        var sealed = database.ask("SELECT string_agg(encode(personal, 'hex'), ' ' ORDER BY order_id) FROM orders");
        var both = StoredTokens.rotated(keyset);

        assertThat(console.with(SETTING, both).run("rotate-data-keys"))
                .as(console.said())
                .isZero();

        assertThat(console.out())
                .contains("re-encrypted 2 keys of personal data")
                .contains(
                        "keys no longer used: " + PersonalDataKeyset.of(keyset).primaryKeyId());
        assertThat(database.ask("SELECT string_agg(encode(personal, 'hex'), ' ' ORDER BY order_id) FROM orders"))
                .isEqualTo(sealed);
        keyset = StoredTokens.newest(both);
        try (var connection = database.connect()) {
            assertThat(opened(connection, "orders", "personal", "o1").text("buyer/username"))
                    .hasValue("jo-b");
        }
        assertThat(console.run("rotate-data-keys", "--json")).isZero();
        assertThat(console.out()).contains("\"outcome\":\"nothing_to_do\"");
    }

    @Test
    void aRotatedKeysetWrapsNoticesAndErasuresUnderWayAgain() throws Exception {
        var old = PersonalDataKeyset.of(keyset);
        var erasure = UUID.randomUUID();
        try (var connection = database.connect();
                var notice = connection.prepareStatement("""
                    INSERT INTO ebay_notices (notification_id, environment, topic, publish_attempts, received_at, payload)
                    VALUES ('n-1', 'sandbox', 'T', 1, now(), ?)
                    """);
                var row = connection.prepareStatement("""
                    INSERT INTO erasures (id, source, requested_by, requested_at, environment, role, person_hashes, subject)
                    VALUES (?, 'notice', 'ebay', now(), 'sandbox', 'both', '{}', ?)
                    """)) {
            notice.setBytes(1, old.sealNotice("sandbox", "n-1", "text".getBytes(StandardCharsets.UTF_8)));
            notice.executeUpdate();
            row.setObject(1, erasure);
            row.setBytes(2, old.wrapSubject(erasure, "who".getBytes(StandardCharsets.UTF_8)));
            row.executeUpdate();
        }
        var both = StoredTokens.rotated(keyset);
        assertThat(console.with(SETTING, both).run("rotate-data-keys"))
                .as(console.said())
                .isZero();
        var newest = PersonalDataKeyset.of(StoredTokens.newest(both));
        try (var connection = database.connect();
                var statement =
                        connection.prepareStatement("SELECT payload, subject FROM ebay_notices CROSS JOIN erasures");
                var row = statement.executeQuery()) {
            row.next();
            assertThat(newest.openNotice("sandbox", "n-1", row.getBytes(1)))
                    .asString()
                    .isEqualTo("text");
            assertThat(newest.unwrapSubject(erasure, row.getBytes(2)))
                    .asString()
                    .isEqualTo("who");
        }
    }

    @Test
    void diagnoseTellsWhatIsPlainAndWhetherTheKeysOpen() throws Exception {
        PlainRecords.store(database, 2);
        console.with("DATABASE_URL", database.url());
        console.run("diagnose");
        assertThat(console.said())
                .contains(
                        "rows of an earlier release are not sealed: conversations 2, disputes 1, messages 2, orders 2,"
                                + " payouts 1, quarantined_records 2, transactions 1, threads 1")
                .contains("run migrations-job seal");
        console.run("seal");

        console.run("diagnose");
        assertThat(console.said()).contains("is sealed in all tables").contains("all 2 keys can be decrypted");

        console.with(SETTING, StoredTokens.keyset()).run("diagnose");
        assertThat(console.said()).contains("2 of 2 keys cannot be decrypted");
    }

    private PersonalDataKeys keys() {
        return PersonalDataKeys.read(setting -> keyset, (setting, problem) -> {
            throw new IllegalStateException(problem);
        });
    }

    private PersonalMembers opened(Connection connection, String table, String column, String... key)
            throws SQLException {
        var conditions = table.equals("transactions")
                ? "transaction_id = '" + key[0] + "' AND transaction_type = '" + key[1] + "'"
                : Map.of("orders", "order_id", "disputes", "payment_dispute_id", "messages", "message_id")
                                .get(table)
                        + " = '" + key[0] + "'";
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT " + column + " FROM " + table + " WHERE " + conditions)) {
            row.next();
            return keys().forWriting(connection, PlainRecords.account())
                    .members(new Place(table, column, List.of(key)), row.getBytes(1));
        }
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
