package dev.ebayconnector.local.mainjob;

import dev.ebayconnector.local.stack.StackAddresses;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What the API alone cannot bring about: a slow eBay, a record that cannot be stored, and an erasure that failed. */
final class ApiSurroundings {

    private final StackAddresses stack;

    ApiSurroundings(StackAddresses stack) {
        this.stack = stack;
    }

    /** A record that cannot be stored, as a sync would leave it. */
    String quarantined(String account, String run) throws SQLException {
        try (var connection = database();
                var statement = connection.prepareStatement("""
                    INSERT INTO quarantined_records (at, account_id, run_id, resource, record_key, reason, raw)
                    VALUES (now(), CAST(? AS uuid), CAST(? AS uuid), 'orders', 'a test', 'orderId is missing', '{}')
                    RETURNING id
                    """)) {
            statement.setString(1, account);
            statement.setString(2, run);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** An erasure looks as if its worker had failed. */
    void failed(String erasure) throws SQLException {
        try (var connection = database();
                var statement = connection.prepareStatement(
                        "UPDATE erasures SET state = 'FAILED', failure = 'a test' WHERE id = CAST(? AS uuid)")) {
            statement.setString(1, erasure);
            statement.executeUpdate();
        }
    }

    /** A delivery looks as if the worker had made it. */
    void delivered(String delivery) throws SQLException {
        try (var connection = database();
                var statement = connection.prepareStatement(
                        "UPDATE alert_deliveries SET state = 'DELIVERED' WHERE id = CAST(? AS uuid)")) {
            statement.setString(1, delivery);
            statement.executeUpdate();
        }
    }

    /**
     * Events of these requests that do not say who sent them. What a worker did later has the id of the request that started
     * its run, and names no one.
     */
    List<String> eventsWithoutWho(Collection<String> requests) throws SQLException {
        try (var connection = database();
                var statement = connection.prepareStatement("""
                    SELECT DISTINCT event FROM event_log
                    WHERE user_id IS NULL AND request_id = ANY (?)
                      AND (event IN ('sync.queued', 'sync.resumed', 'sync.stop_requested')
                           OR request_id NOT IN (SELECT request_id FROM sync_runs))
                    """)) {
            statement.setArray(1, connection.createArrayOf("text", requests.toArray()));
            var events = new ArrayList<String>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(row.getString(1));
                }
            }
            return events;
        }
    }

    private Connection database() throws SQLException {
        var user = URI.create(stack.databaseUrl()).getUserInfo().split(":");
        var url =
                "jdbc:" + stack.databaseUrl().replaceFirst("//[^@]+@", "//").replaceFirst("^postgres:", "postgresql:");
        return DriverManager.getConnection(url, user[0], user[1]);
    }

    void slow() throws Exception {
        fake("POST", "{\"path_prefix\":\"/sell/fulfillment/\",\"kind\":\"slow\",\"count\":0,\"delay_ms\":1000}");
    }

    void fast() throws Exception {
        fake("DELETE", "");
    }

    private void fake(String method, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create(stack.ebayApi() + "/_fake/faults"))
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.discarding());
        }
    }
}
