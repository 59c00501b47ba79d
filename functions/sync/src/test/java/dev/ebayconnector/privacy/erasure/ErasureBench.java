package dev.ebayconnector.privacy.erasure;

import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestKeyset;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;

/** How long the erasure of one buyer takes among many orders, and that of their seller. Prints what docs/rationale.md says. */
public final class ErasureBench {

    private static final int BUYERS = 25;
    private static final int ORDERS_OF_BUYER = 20;
    private static final String BUYER = "buyer-";

    private static final String ORDERS = """
        INSERT INTO orders
            (account_id, order_id, created_at, last_modified_at, raw, personal, buyer_hash, run_id, first_stored_at, stored_at)
        SELECT a.id, 'o-' || n, now() - n * interval '1 minute', now(), jsonb_build_object('note', repeat('x', 2000)),
               decode(repeat('ab', 700), 'hex'),
               CASE WHEN n <= ? THEN (CAST(? AS bytea[]))[n % ? + 1] ELSE sha256(CAST(CAST(n / 3 AS text) AS bytea)) END,
               gen_random_uuid(), now(), now()
        FROM generate_series(1, ?) AS n CROSS JOIN (SELECT id FROM accounts) AS a
        """;

    private static final String ITEMS = """
        INSERT INTO order_line_items (account_id, order_id, line_item_id, raw, personal)
        SELECT account_id, order_id, CAST(n AS text), '{"sku": "x"}', decode(repeat('cd', 100), 'hex')
        FROM orders CROSS JOIN generate_series(1, 2) AS n
        """;

    private static final String TRANSACTIONS = """
        INSERT INTO transactions
            (account_id, transaction_id, transaction_type, transaction_date, transaction_status, booking_entry,
             amount_value, amount_currency, order_id, raw, personal, buyer_hash, run_id, first_stored_at, stored_at)
        SELECT account_id, order_id, 'SALE', created_at, 'PAYOUT', 'CREDIT', 1, 'EUR', order_id, '{"memo": "x"}',
               decode(repeat('ef', 60), 'hex'), buyer_hash, gen_random_uuid(), now(), now()
        FROM orders
        """;

    private ErasureBench() {}

    /** @param orders how many the account has */
    public static void measure(int orders) throws Exception {
        try (var database = TestDatabase.migrated();
                var connection = DriverManager.getConnection(database.url())) {
            var keyset = TestKeyset.fresh();
            var keys = PersonalDataKeys.read(_ -> keyset, (setting, problem) -> {
                throw new IllegalStateException(setting + problem);
            });
            fill(database, connection, keys, orders);
            var times = new ArrayList<Long>();
            for (int i = 0; i < BUYERS; i++) {
                times.add(erase(
                        connection,
                        keys,
                        ErasureRequest.ofBuyer(
                                ErasureRequest.Source.COMMAND, "command", "production", Subject.named(BUYER + i)),
                        ORDERS_OF_BUYER));
            }
            times.sort(null);
            System.out.printf(
                    "a buyer with %d of %,d orders, their line items and transactions: median %d ms, longest %d ms%n",
                    ORDERS_OF_BUYER, orders, times.get(BUYERS / 2), times.getLast());
            var account = UUID.fromString(new Sql(database.url()).text("SELECT id FROM accounts"));
            long seller = erase(
                    connection,
                    keys,
                    ErasureRequest.ofAccount(ErasureRequest.Source.COMMAND, "command", "production", account),
                    orders - BUYERS * ORDERS_OF_BUYER);
            System.out.printf("the seller with all of them: %.1f s%n", seller / 1_000.0);
        }
    }

    private static void fill(TestDatabase database, Connection connection, PersonalDataKeys keys, int orders)
            throws Exception {
        var sql = new Sql(database.url());
        sql.run("""
            INSERT INTO accounts (environment, ebay_user_id, username, status, connected_at)
            VALUES ('production', 'u', 'seller', 'CONNECTED', now())
            """);
        var hashes = new byte[BUYERS][];
        for (int i = 0; i < BUYERS; i++) {
            hashes[i] = keys.hasher(connection)
                    .hash("production", BUYER + i)
                    .orElseThrow()
                    .bytes();
        }
        try (var statement = connection.prepareStatement(ORDERS)) {
            statement.setInt(1, BUYERS * ORDERS_OF_BUYER);
            statement.setArray(2, connection.createArrayOf("bytea", hashes));
            statement.setInt(3, BUYERS);
            statement.setInt(4, orders);
            statement.executeUpdate();
        }
        sql.run(ITEMS);
        sql.run(TRANSACTIONS);
        sql.run("ANALYZE");
    }

    private static long erase(Connection connection, PersonalDataKeys keys, ErasureRequest request, long orders)
            throws Exception {
        var database = Database.of(connection);
        var id = database.inTransaction(open -> new ErasureRequests(keys).request(open, request, Instant.now()))
                .id();
        var begun = System.nanoTime();
        var result = new ErasureEngine(database, keys, Clock.systemUTC())
                .run(id, Instant.now().plusSeconds(600));
        var millis = (System.nanoTime() - begun) / 1_000_000;
        if (!(result instanceof ErasureResult.Done done)
                || done.receipt().counts().getOrDefault("orders", 0L) != orders) {
            throw new IllegalStateException(result.toString());
        }
        return millis;
    }
}
