package dev.ebayconnector.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.diagnosis.Finding.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether eBay's notices can arrive, do arrive and are processed; else eBay switches the keyset off. */
class DiagnoseNoticesTest extends DiagnoseScene {

    private static final String TOKEN = "71745723-d031-455c-bfa5-f90d11b4f20a";

    private HttpServer endpoint;
    private volatile int status = 200;
    private volatile String type = "application/json";
    private volatile String answer = "";
    private volatile String asked = "";

    @BeforeEach
    void endpoint() throws Exception {
        execute("TRUNCATE ebay_notices, erasures, accounts CASCADE");
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/hook", exchange -> {
            asked = exchange.getRequestURI().getQuery();
            var code = asked.substring("challenge_code=".length());
            var body = answer.isEmpty() ? "{\"challengeResponse\":\"" + hash(code + TOKEN + url()) + "\"}" : answer;
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        endpoint.start();
    }

    @AfterEach
    void stop() {
        endpoint.stop(0);
        execute("TRUNCATE ebay_notices, erasures, accounts CASCADE");
    }

    @Test
    void theEndpointIsAskedAsEbayAsks() {
        environment.put("EBAY_NOTIFICATION_ENDPOINT", url());
        environment.put("EBAY_NOTIFICATION_TOKEN", TOKEN);
        is(Level.OK, "endpoint", "proves itself as eBay asks", "");
        assertThat(asked).matches("challenge_code=[0-9a-f-]{36}");
        assertThat(diagnose().toString()).doesNotContain(TOKEN);
        environment.put("EBAY_NOTIFICATION_TOKEN", TOKEN.replace('7', '8'));
        fails("endpoint", "answers another hash", "byte for byte as they are registered");
        environment.remove("EBAY_NOTIFICATION_TOKEN");
        warns("endpoint", "EBAY_NOTIFICATION_TOKEN is not set", "set it");
    }

    @Test
    void anEndpointThatDoesNotAnswerAsEbayWantsIsNamed() throws Exception {
        environment.put("EBAY_NOTIFICATION_ENDPOINT", url());
        environment.put("EBAY_NOTIFICATION_TOKEN", TOKEN);
        answer = "<html>";
        fails("endpoint", "answers another hash", "");
        type = "text/html";
        fails("endpoint", "does not answer application/json", "through the edge");
        status = 403;
        fails("endpoint", "answers 403 instead of 200", "through the edge");
        environment.put("EBAY_NOTIFICATION_ENDPOINT", "http://127.0.0.1:" + closedPort() + "/hook");
        fails("endpoint", "cannot be reached", "reachable from the Internet");
        for (var text : new String[] {"connector.example.com", "https://a b/", "https://a.example.com/?x=1"}) {
            environment.put("EBAY_NOTIFICATION_ENDPOINT", text);
            fails("endpoint", "is not an address", "https://");
        }
    }

    @Test
    void withoutAnEndpointTheKeysetIsInDangerAsSoonAsASellerIsConnected() {
        is(Level.OK, "notices", "none was received yet, none waits", "");
        account("sandbox", "CONNECTED");
        account("production", "DISCONNECTED");
        is(Level.OK, "notices", "none", "");
        account("production", "CONNECTED");
        fails("notices", "the keyset is in danger: EBAY_NOTIFICATION_ENDPOINT is not set", "docs/notifications.md");
        assertThat(diagnose()).extracting(Finding::check).doesNotContain("endpoint");
    }

    @Test
    void silenceOfEbayIsAWarning() {
        environment.put("EBAY_NOTIFICATION_ENDPOINT", url());
        account("production", "NEEDS_RECONNECT");
        warns("notices", "eBay has sent none yet", "test notification");
        notice("n-1", "PROCESSED", "4 days");
        warns("notices", "eBay sent the last one 4 days ago", "marked as down");
        notice("n-2", "PROCESSED", "10 minutes");
        is(Level.OK, "notices", "the last one came 10 minutes ago, none waits", "");
    }

    @Test
    void noticesThatAreNotProcessedAreAFailureAfterADay() {
        notice("n-1", "WAITING", "10 minutes");
        is(Level.OK, "notices", "1 wait", "");
        notice("n-2", "WAITING", "3 hours");
        warns("notices", "2 wait, the oldest for 3 hours", "dead letters");
        notice("n-3", "WAITING", "50 hours");
        fails("notices", "people who left eBay are not erased: 3 wait, the oldest for 2 days", "dead letters");
    }

    @Test
    void erasuresThatHaveGivenUpAreAFailure() {
        is(Level.OK, "erasures", "none has failed", "");
        erasure("now()");
        is(Level.OK, "erasures", "1 failed and are tried again", "");
        erasure("NULL");
        fails("erasures", "1 failed several times", "POST /api/erasures/{id}/retry");
    }

    private static void erasure(String retryAt) {
        execute("INSERT INTO erasures (source, requested_by, requested_at, environment, role, person_hashes, state,"
                + " retry_at) VALUES ('notice', 'ebay', now(), 'sandbox', 'both', '{}', 'FAILED', " + retryAt + ")");
    }

    private static void account(String environment, String status) {
        execute("INSERT INTO accounts (id, environment, ebay_user_id, username, status, connected_at) VALUES"
                + " (gen_random_uuid(), '" + environment + "', gen_random_uuid(), 'x', '" + status + "', now())");
    }

    private static void notice(String id, String state, String age) {
        execute("INSERT INTO ebay_notices (notification_id, environment, topic, publish_attempts, received_at, state)"
                + " VALUES ('" + id + "', 'production', 'T', 1, now() - interval '" + age + "', '" + state + "')");
    }

    private String url() {
        return "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/hook";
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
