package dev.ebayconnector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What a program without the engine does: read page after page, and upsert each order and each line item by a statement
 * of its own, which is a transaction of its own. It stores fewer columns, and no progress.
 */
final class PlainProgram {

    private static final String ORDER = """
        INSERT INTO orders
            (account_id, order_id, created_at, last_modified_at, fulfillment_status, payment_status, buyer_username,
             total_value, total_currency, raw, run_id, first_stored_at, stored_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? AS numeric), ?, CAST(? AS jsonb), ?, now(), now())
        ON CONFLICT (account_id, order_id) DO UPDATE
        SET last_modified_at = excluded.last_modified_at, fulfillment_status = excluded.fulfillment_status,
            payment_status = excluded.payment_status, buyer_username = excluded.buyer_username,
            total_value = excluded.total_value, total_currency = excluded.total_currency, raw = excluded.raw,
            stored_at = excluded.stored_at
        """;

    private static final String LINE_ITEM = """
        INSERT INTO order_line_items
            (account_id, order_id, line_item_id, sku, title, quantity, total_value, currency, raw)
        VALUES (?, ?, ?, ?, ?, ?, CAST(? AS numeric), ?, CAST(? AS jsonb))
        ON CONFLICT (account_id, order_id, line_item_id) DO UPDATE
        SET sku = excluded.sku, title = excluded.title, quantity = excluded.quantity,
            total_value = excluded.total_value, currency = excluded.currency, raw = excluded.raw
        """;

    private static final int DAYS = 90;
    private static final int DAYS_OF_WINDOW = 30;
    private static final int PAGE = 200;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final SyncSystem system;
    private final UUID account;
    private final String token;

    PlainProgram(SyncSystem system, UUID account) {
        this.system = system;
        this.account = account;
        this.token = system.ebay
                .grant(FakeEnvironment.PRODUCTION, "seller-a", Scope.ORDERS.value())
                .accessToken();
    }

    double seconds() throws Exception {
        long begun = System.nanoTime();
        try (var connection = DriverManager.getConnection(system.database.url())) {
            var end = system.ebay.now().truncatedTo(ChronoUnit.MILLIS);
            for (int day = DAYS; day > 0; day -= DAYS_OF_WINDOW) {
                var from = end.minus(Duration.ofDays(day));
                window(connection, from, from.plus(Duration.ofDays(DAYS_OF_WINDOW)));
            }
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private void window(Connection connection, Instant from, Instant to) throws Exception {
        var filter = "creationdate:[" + from + ".." + to + "]";
        var next = system.ebay.apiUrl() + "/sell/fulfillment/v1/order?limit=" + PAGE + "&filter="
                + URLEncoder.encode(filter, StandardCharsets.UTF_8);
        while (!next.isEmpty()) {
            var page = page(next);
            try (var order = connection.prepareStatement(ORDER);
                    var item = connection.prepareStatement(LINE_ITEM)) {
                for (var each : page.path("orders")) {
                    store(order, item, each);
                }
            }
            next = page.path("next").asText();
        }
    }

    private JsonNode page(String address) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the fake eBay answered " + answer.statusCode());
        }
        return json.readTree(answer.body());
    }

    private void store(PreparedStatement order, PreparedStatement item, JsonNode each) throws SQLException {
        var id = each.path("orderId").asText();
        order.setObject(1, account);
        order.setString(2, id);
        order.setObject(3, OffsetDateTime.parse(each.path("creationDate").asText()));
        order.setObject(4, OffsetDateTime.parse(each.path("lastModifiedDate").asText()));
        order.setString(5, each.path("orderFulfillmentStatus").asText());
        order.setString(6, each.path("orderPaymentStatus").asText());
        order.setString(7, each.path("buyer").path("username").asText());
        order.setString(8, each.at("/pricingSummary/total/value").asText());
        order.setString(9, each.at("/pricingSummary/total/currency").asText());
        order.setString(10, each.toString());
        order.setObject(11, account);
        order.executeUpdate();
        for (var line : each.path("lineItems")) {
            store(item, id, line);
        }
    }

    private void store(PreparedStatement item, String order, JsonNode line) throws SQLException {
        item.setObject(1, account);
        item.setString(2, order);
        item.setString(3, line.path("lineItemId").asText());
        item.setString(4, line.path("sku").asText());
        item.setString(5, line.path("title").asText());
        item.setInt(6, line.path("quantity").asInt());
        item.setString(7, line.at("/total/value").asText());
        item.setString(8, line.at("/total/currency").asText());
        item.setString(9, line.toString());
        item.executeUpdate();
    }
}
