package dev.ebayconnector.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.privacy.PersonHash;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestKeyset;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One buyer among 100,000 orders is found by an index, whatever the order of the rows asks for. */
@Timeout(120)
final class OneOfManyTest {

    private static final int ORDERS = 100_000;

    private static final String FILL = """
        INSERT INTO orders
            (account_id, order_id, created_at, last_modified_at, raw, personal, buyer_hash, run_id, first_stored_at, stored_at)
        SELECT a.id, 'o-' || n, now() - n * interval '1 minute', now(), '{}', '\\x01',
               CASE WHEN n %% 5000 = 0 THEN ? ELSE sha256(convert_to(CAST(n / 3 AS text), 'UTF8')) END,
               gen_random_uuid(), now(), now()
        FROM generate_series(1, %d) AS n CROSS JOIN (SELECT id FROM accounts) AS a
        """.formatted(ORDERS);

    @Test
    void theRowsOfOneBuyerAreFoundByTheirIndex() throws Exception {
        try (var database = TestDatabase.migrated();
                var connection = DriverManager.getConnection(database.url())) {
            var sql = new Sql(database.url());
            sql.run("""
                INSERT INTO accounts (environment, ebay_user_id, username, status, connected_at)
                VALUES ('production', 'u', 'seller', 'CONNECTED', now())
                """);
            var keyset = TestKeyset.fresh();
            var keys = PersonalDataKeys.read(_ -> keyset, (setting, problem) -> {
                throw new IllegalStateException(setting + problem);
            });
            var hash = keys.hasher(connection).hash("production", "buyer").orElseThrow();
            sql.run(FILL, (Object) hash.bytes());
            sql.run("ANALYZE");

            assertThat(plan(connection, hash)).contains("orders_buyer_hash").doesNotContain("Seq Scan on orders");

            var id = Database.of(connection)
                    .inTransaction(open -> new ErasureRequests(keys)
                            .request(
                                    open,
                                    ErasureRequest.ofBuyer(
                                            ErasureRequest.Source.COMMAND,
                                            "command",
                                            "production",
                                            Subject.named("buyer")),
                                    Instant.now()))
                    .id();
            var began = System.nanoTime();
            var result = new ErasureEngine(Database.of(connection), keys, Clock.systemUTC())
                    .run(id, Instant.now().plusSeconds(60));
            System.out.println("one buyer with " + ORDERS / 5000 + " of " + ORDERS + " orders erased in "
                    + (System.nanoTime() - began) / 1_000_000 + " ms");

            assertThat(result)
                    .isInstanceOfSatisfying(
                            ErasureResult.Done.class,
                            done -> assertThat(done.receipt().counts()).containsEntry("orders", ORDERS / 5000L));
            assertThat(sql.number("SELECT count(*) FROM orders WHERE personal IS NULL"))
                    .isEqualTo(ORDERS / 5000);
        }
    }

    private static String plan(Connection connection, PersonHash hash) throws Exception {
        var plan = new StringBuilder();
        try (var statement = connection.prepareStatement("EXPLAIN " + PersonStatements.byHash(PersonTable.ORDERS))) {
            statement.setArray(1, connection.createArrayOf("bytea", new byte[][] {hash.bytes()}));
            statement.setObject(2, Cursor.START.accountId());
            statement.setString(3, "");
            statement.setInt(4, 200);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }
}
