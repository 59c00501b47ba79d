package dev.ebayconnector.sync.orders;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.settings.BuyerPeriods;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.orders.EbayOrder;
import dev.ebayconnector.ebay.orders.OrderWindow;
import dev.ebayconnector.ebay.orders.OrdersClient;
import dev.ebayconnector.fakeebay.FakeEbay;
import dev.ebayconnector.fakeebay.FakeEbaySettings;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.sync.run.resource.PageSeals;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestKeyset;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code mvn -Pbench -Dbench.only=privacy}: orders per second that two ways of storing a page reach, alternately and on the same data: {@link OrderWriter}, which seals
 * personal data and sends the page as JSON, and {@link UnnestStore}, which sends an array per column and seals nothing.
 * Prints the median of the rounds, and the bytes that an order takes with its line items, indexes included.
 */
public final class OrderStoreBench {

    private static final int PAGES = 100;
    private static final int PAGE = 200;
    private static final int ROUNDS = 3;
    private static final String SCOPE = "https://api.ebay.com/oauth/api_scope/sell.fulfillment.readonly";

    private static final PageSeals SEALS =
            new PageSeals(PersonalDataKeys.read(setting -> TestKeyset.fresh(), (setting, problem) -> {}));

    private OrderStoreBench() {}

    public static void main(String[] arguments) throws Exception {
        try (var database = TestDatabase.migrated();
                var ebay = FakeEbay.start(FakeEbaySettings.defaults().data(42, PAGES * PAGE, 80));
                var connection = DriverManager.getConnection(database.url())) {
            connection.setAutoCommit(false);
            var pages = pages(ebay);
            var json = new ArrayList<Double>();
            var unnest = new ArrayList<Double>();
            var jsonAgain = new ArrayList<Double>();
            var unnestAgain = new ArrayList<Double>();
            var writer = new OrderWriter(new BuyerPeriods(Duration.ofDays(3650), Duration.ofDays(3650)));
            var unnestStore = new UnnestStore();
            Orders sealed = (on, context, page) -> {
                writer.write(on, context, page);
                return Map.of();
            };
            Items none = (on, context, page) -> {};
            Items items = (on, context, page) -> unnestStore.lineItems(on, context.accountId(), page);
            for (int round = 0; round <= ROUNDS; round++) {
                var account = account(connection);
                double first = rate(connection, account, pages, sealed, none);
                double again = rate(connection, account, pages, sealed, none);
                var other = account(connection);
                double otherFirst = rate(connection, other, pages, unnestStore::orders, items);
                double otherAgain = rate(connection, other, pages, unnestStore::orders, items);
                if (round > 0) {
                    json.add(first);
                    jsonAgain.add(again);
                    unnest.add(otherFirst);
                    unnestAgain.add(otherAgain);
                }
            }
            System.out.printf("orders/s | new    | unchanged | bytes per order%n");
            System.out.printf(
                    "sealed   | %6.0f | %9.0f | %15d%n",
                    median(json), median(jsonAgain), bytes(connection, pages, sealed, none));
            System.out.printf(
                    "plain    | %6.0f | %9.0f | %15d%n",
                    median(unnest), median(unnestAgain), bytes(connection, pages, unnestStore::orders, items));
        }
    }

    /** With nothing else in the tables. */
    private static long bytes(Connection connection, List<List<EbayOrder>> pages, Orders orders, Items items)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("TRUNCATE orders CASCADE");
            connection.commit();
            rate(connection, account(connection), pages, orders, items);
            try (var size = statement.executeQuery(
                    "SELECT pg_total_relation_size('orders')" + " + pg_total_relation_size('order_line_items')")) {
                size.next();
                return size.getLong(1) / (PAGES * PAGE);
            }
        }
    }

    private interface Orders {
        Map<String, Boolean> write(Connection connection, WriteContext context, List<EbayOrder> orders)
                throws SQLException;
    }

    private interface Items {
        void write(Connection connection, WriteContext context, List<EbayOrder> orders) throws SQLException;
    }

    private static double rate(
            Connection connection, UUID account, List<List<EbayOrder>> pages, Orders orders, Items items)
            throws SQLException {
        long begun = System.nanoTime();
        for (var page : pages) {
            var texts = page.stream().map(EbayOrder::raw).toList();
            var context = new WriteContext(
                    account, account, Instant.parse("2026-05-01T00:00:00Z"), SEALS.of(connection, account, texts));
            var stored = orders.write(connection, context, page);
            if (!stored.isEmpty()) {
                items.write(connection, context, page);
            }
            connection.commit();
        }
        return PAGES * PAGE * 1e9 / (System.nanoTime() - begun);
    }

    private static UUID account(Connection connection) throws SQLException {
        var id = UUID.randomUUID();
        try (var statement = connection.prepareStatement("""
            INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at)
            VALUES (?, 'sandbox', ?, 'bench', 'CONNECTED', now())
            """)) {
            statement.setObject(1, id);
            statement.setString(2, id.toString());
            statement.executeUpdate();
        }
        connection.commit();
        return id;
    }

    private static List<List<EbayOrder>> pages(FakeEbay ebay) {
        var token = new Secret(
                ebay.grant(FakeEnvironment.PRODUCTION, "seller-a", SCOPE).accessToken());
        var settings = Settings.read(
                Map.of(
                        "EBAY_API_URL", ebay.apiUrl(),
                        "EBAY_PRODUCTION_CLIENT_ID", "id",
                        "EBAY_PRODUCTION_CLIENT_SECRET", "secret",
                        "EBAY_PRODUCTION_RUNAME", "name"),
                EbaySettings::read);
        var endpoint = ((EbaySettings) settings[0])
                .endpoint(EbayEnvironment.PRODUCTION)
                .orElseThrow();
        var window = new OrderWindow(
                OrderWindow.DateField.CREATIONDATE,
                ebay.now().minus(Duration.ofDays(85)),
                ebay.now().minusSeconds(10));
        var pages = new ArrayList<List<EbayOrder>>();
        try (var http = new EbayHttp()) {
            for (int page = 0; page < PAGES; page++) {
                pages.add(new OrdersClient(http)
                        .page(new SellerCall(endpoint, token), window, PAGE, page * PAGE)
                        .records());
            }
        }
        return pages;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
