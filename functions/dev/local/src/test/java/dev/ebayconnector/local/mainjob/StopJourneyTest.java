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
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** STOP through the whole system: edge, gateway, functions in their own processes, queue and worker. */
@ExtendWith(RunningStack.class)
class StopJourneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String RUNS = "/api/ebay/sync/runs/";
    private static final int ORDERS = 500;

    private static StackAddresses stack;
    private static Browser browser;
    private static String account;

    @BeforeAll
    static void connectASeller(StackAddresses running) throws Exception {
        stack = running;
        browser = new Browser();
        var credentials =
                JSON.createObjectNode().put("email", stack.adminEmail()).put("password", stack.adminPassword());
        assertThat(browser.postJson(at("/api/auth/login"), credentials.toString())
                        .status())
                .isEqualTo(200);
        var start = browser.postJson(at("/api/ebay/oauth/start"), "{\"environment\":\"production\"}");
        var consent = URI.create(start.json().path("authorize_url").asText());
        var form = ConsentForm.fill(consent, browser.get(consent).body(), "seller-c", "Agree")
                .orElseThrow();
        var callback = browser.get(
                URI.create(browser.postForm(form.action(), form.encoded()).location()));
        assertThat(callback.location()).contains("oauth=connected");
        account = browser.get(at("/api/ebay/token-info?environment=production&limit=1"))
                .json()
                .path("items")
                .path(0)
                .path("account_id")
                .asText();
    }

    @AfterAll
    static void closeBrowser() throws Exception {
        fake("DELETE", "faults", "");
        browser.close();
    }

    /** Two years are at least 25 pages, and each takes a while. */
    @Test
    void aStoppedSyncKeepsItsOrdersAndALaterSyncReadsTheRest() throws Exception {
        fake(
                "POST",
                "faults",
                "{\"path_prefix\":\"/sell/fulfillment/\",\"kind\":\"slow\",\"count\":0,\"delay_ms\":300}");
        var id = fullSync();
        until(id, run -> run.path("pages").asInt() >= 2);

        assertThat(browser.postJson(at(RUNS + id + "/cancel"), "").status()).isIn(200, 202);
        var stopped = until(id, run -> run.hasNonNull("finished_at"));

        assertThat(stopped.path("state").asText()).isEqualTo("STOPPED");
        assertThat(stopped.path("stop").path("requested_by").asText()).isEqualTo(stack.adminEmail());
        assertThat(stopped.path("stop").path("after_page").asInt())
                .isEqualTo(stopped.path("pages").asInt())
                .isBetween(2, 20);
        long calls = callsOfEbay();
        assertThat(stopped.path("calls").asLong())
                .as("eight pages may be in flight")
                .isBetween(stopped.path("pages").asLong(), stopped.path("pages").asLong() + 8);
        fake("DELETE", "faults", "");

        var whole = until(fullSync(), run -> run.hasNonNull("finished_at"));

        assertThat(whole.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(callsOfEbay() - calls)
                .as("none by the stopped run")
                .isEqualTo(whole.path("calls").asLong());
        assertThat(whole.path("rows").path("inserted").asLong()
                        + stopped.path("stop").path("kept_rows").asLong())
                .isEqualTo(ORDERS);
        assertThat(browser.get(at("/api/ebay/orders?limit=1000&account_id=" + account))
                        .json()
                        .path("items"))
                .hasSize(ORDERS);
        assertThat(browser.get(at(RUNS + id)).json())
                .as("and it stays as it ended")
                .isEqualTo(stopped);
    }

    private static String fullSync() throws Exception {
        var request = JSON.createObjectNode().put("account_id", account).put("full", true);
        var reply = browser.postJson(at("/api/ebay/sync/orders"), request.toString());
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        return reply.json().path("id").asText();
    }

    private static JsonNode until(String run, Predicate<JsonNode> wanted) throws Exception {
        var end = Instant.now().plus(TIMEOUT);
        var now = browser.get(at(RUNS + run)).json();
        while (!wanted.test(now)) {
            assertThat(Instant.now()).as(now.toString()).isBefore(end);
            Thread.sleep(100);
            now = browser.get(at(RUNS + run)).json();
        }
        return now;
    }

    private static long callsOfEbay() throws Exception {
        return JSON.readTree(fake("GET", "calls", ""))
                .path("calls")
                .path("order.page")
                .asLong();
    }

    private static String fake(String method, String what, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(stack.ebayApi() + "/_fake/" + what))
                                    .method(method, BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private static URI at(String pathAndQuery) {
        return stack.edge().resolve(pathAndQuery);
    }
}
