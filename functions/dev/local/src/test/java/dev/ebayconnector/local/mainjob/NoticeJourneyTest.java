package dev.ebayconnector.local.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.RunningStack;
import dev.ebayconnector.local.stack.StackAddresses;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A notice from the fake eBay through the edge, the gateway, the function, the queue and the worker. */
@ExtendWith(RunningStack.class)
class NoticeJourneyTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aNoticeOfEbayIsAnsweredAtOnceAndProcessedSoon(StackAddresses stack) throws Exception {
        var proof = HTTP.send(
                HttpRequest.newBuilder(URI.create(stack.edge() + "/api/ebay/notifications?challenge_code=123"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(proof.statusCode()).isEqualTo(200);
        assertThat(proof.body()).matches("\\{\"challengeResponse\":\"[0-9a-f]{64}\"}");
        assertThat(send(stack, "\"kind\":\"wrong_signature\"").path("status").asInt())
                .isEqualTo(412);
        var sent = send(stack, "\"username\":\"žluťoučký\",\"user_id\":\"of a stranger\"");
        assertThat(sent.path("status").asInt()).isEqualTo(204);
        var id = sent.path("notification_id").asText();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!state(stack, id).equals("PROCESSED") && System.nanoTime() < end) {
            Thread.sleep(200);
        }
        assertThat(state(stack, id)).isEqualTo("PROCESSED");
    }

    private static JsonNode send(StackAddresses stack, String members) throws Exception {
        var body = "{\"url\":\"" + stack.edge() + "/api/ebay/notifications\"," + members + "}";
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(stack.ebayApi() + "/_fake/notices"))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        return new ObjectMapper().readTree(answer.body()).at("/items/0");
    }

    private static String state(StackAddresses stack, String id) throws SQLException {
        var user = URI.create(stack.databaseUrl()).getUserInfo().split(":");
        var url =
                "jdbc:" + stack.databaseUrl().replaceFirst("//[^@]+@", "//").replaceFirst("^postgres:", "postgresql:");
        try (var connection = DriverManager.getConnection(url, user[0], user[1]);
                var statement =
                        connection.prepareStatement("SELECT state FROM ebay_notices WHERE notification_id = ?")) {
            statement.setString(1, id);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "not stored";
            }
        }
    }
}
