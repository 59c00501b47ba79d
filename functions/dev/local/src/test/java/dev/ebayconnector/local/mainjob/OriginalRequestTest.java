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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the person we build for asked of the first version, through the edge, point by point. */
@ExtendWith(RunningStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OriginalRequestTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final String VIEWER = "viewer@example.com";

    private static StackAddresses stack;
    private static String admin;
    private static String callbackId;

    @BeforeAll
    static void signIn(StackAddresses running) throws Exception {
        stack = running;
        admin = login(stack.adminEmail(), stack.adminPassword());
    }

    @Test
    @Order(1)
    void theFunctionIsLiveAndTheDatabaseIsReady() throws Exception {
        assertThat(send("GET", "/healthz", null, null).statusCode()).isEqualTo(200);
        var ready = send("GET", "/healthz/db", null, null);
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(json(ready).path("schema_version").asText()).isNotEmpty();
    }

    @Test
    @Order(2)
    void theConsentReturnsToTheConsoleAndTheLogHasTheRequestId() throws Exception {
        var start = send("POST", "/api/ebay/oauth/start", admin, "{\"environment\":\"sandbox\",\"handoff\":true}");
        assertThat(start.statusCode()).isEqualTo(200);
        var consent = URI.create(json(start).path("authorize_url").asText());
        try (var browser = new Browser()) {
            var form = ConsentForm.fill(consent, browser.get(consent).body(), "seller-b", "Agree")
                    .orElseThrow();
            var back =
                    URI.create(browser.postForm(form.action(), form.encoded()).location());
            var callback = browser.get(back);
            assertThat(callback.status()).isEqualTo(302);
            assertThat(callback.location())
                    .startsWith("/?oauth=connected&request_id=")
                    .endsWith("#/connection");
            callbackId = callback.requestId();
            assertThat(browser.get(back).location()).contains("oauth=already_connected");
        }
        var events = json(send("GET", "/api/ebay/logs?event=oauth.success&request_id=" + callbackId, admin, null))
                .path("items");
        assertThat(events).hasSize(1);
        assertThat(events.path(0).path("account_id").asText()).isNotEmpty();
    }

    @Test
    @Order(3)
    void theLogsAreForAdminsOnly() throws Exception {
        var asAdmin = send("GET", "/api/ebay/logs?limit=100", admin, null);
        assertThat(asAdmin.statusCode()).isEqualTo(200);
        assertThat(json(asAdmin).path("items").size()).isPositive();
        var anonymous = send("GET", "/api/ebay/logs?limit=100", null, null);
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.headers().firstValue("WWW-Authenticate")).isPresent();
        assertProblem(anonymous, 401);
        assertProblem(send("GET", "/api/ebay/logs?limit=100", viewer(), null), 403);
    }

    @Test
    @Order(4)
    void tokenInfoShowsTheNewestTokenInUtcAndNotTheToken() throws Exception {
        var reply = send("GET", "/api/ebay/token-info?limit=1", admin, null);
        var token = json(reply).path("items").path(0);
        for (var field : new String[] {
            "id", "account_id", "account", "environment", "created_at", "updated_at", "expires_at", "scopes"
        }) {
            assertThat(token.hasNonNull(field)).as(field).isTrue();
        }
        assertThat(token.path("has_refresh_token").asBoolean()).isTrue();
        assertThat(token.path("expires_at").asText()).endsWith("Z");
        assertThat(reply.body()).doesNotContain("v^1.1#");
    }

    @Test
    @Order(5)
    void aDryRunOfTheRefreshChangesNothing() throws Exception {
        var before = newestToken();
        var path = "/api/ebay/token-info/" + before.path("account_id").asText() + "/refresh";
        var dry = json(send("POST", path + "?dryRun=true", admin, ""));
        assertThat(dry.path("action").asText()).isEqualTo("would_refresh");
        assertThat(newestToken()).isEqualTo(before);
        var real = json(send("POST", path + "?dryRun=false", admin, ""));
        assertThat(real.path("action").asText()).isEqualTo("refreshed");
        assertThat(newestToken().path("expires_at").asText())
                .isGreaterThan(before.path("expires_at").asText());
    }

    @Test
    @Order(6)
    void aSyncOfOrdersIsAcceptedCompletedOrRefusedWithTheFieldsName() throws Exception {
        var account = newestToken().path("account_id").asText();
        assertProblem(send("POST", "/api/ebay/sync/orders", null, "{}"), 401);
        var refused = send(
                "POST", "/api/ebay/sync/orders", admin, "{\"account_id\":\"" + account + "\",\"from\":\"yesterday\"}");
        assertProblem(refused, 422);
        assertThat(json(refused).path("errors").path(0).path("field").asText()).isEqualTo("from");
        var done = send(
                "POST", "/api/ebay/sync/orders", admin, "{\"account_id\":\"" + account + "\",\"wait_seconds\":20}");
        assertThat(done.statusCode()).isIn(200, 202);
        assertThat(done.headers().firstValue("Location").orElse("")).startsWith("/api/ebay/sync/runs/");
    }

    @Test
    @Order(7)
    void unknownOrMalformedRequestsAreProblemsWithTheRequestId() throws Exception {
        assertProblem(send("GET", "/api/nothing", admin, null), 404);
        assertProblem(send("DELETE", "/api/ebay/logs", admin, null), 405);
        assertProblem(send("POST", "/api/auth/login", null, "{\"email\":"), 400);
        assertProblem(send("POST", "/api/auth/login", null, "x".repeat(300_000)), 413);
        assertProblem(send("GET", "/api/ebay/logs?limit=0", admin, null), 422);
        var unknown = send("GET", "/api/ebay/logs?limits=10", admin, null);
        assertProblem(unknown, 422);
        assertThat(json(unknown).path("errors").path(0).path("field").asText()).isEqualTo("limits");
    }

    private static void assertProblem(HttpResponse<String> reply, int status) throws Exception {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(reply).path("request_id").asText())
                .isEqualTo(reply.headers().firstValue("X-Request-ID").orElse(""))
                .startsWith("test-");
    }

    private static JsonNode newestToken() throws Exception {
        return json(send("GET", "/api/ebay/token-info?limit=1", admin, null))
                .path("items")
                .path(0);
    }

    private static String viewer() throws Exception {
        var password = UUID.randomUUID().toString();
        var user = JSON.createObjectNode()
                .put("email", VIEWER)
                .put("password", password)
                .put("role", "VIEWER");
        assertThat(send("POST", "/api/users", admin, user.toString()).statusCode())
                .isEqualTo(201);
        return login(VIEWER, password);
    }

    private static String login(String email, String password) throws Exception {
        var credentials = JSON.createObjectNode()
                .put("email", email)
                .put("password", password)
                .put("token", true)
                .toString();
        var reply = send("POST", "/api/auth/login", null, credentials);
        assertThat(reply.headers().allValues("Set-Cookie")).hasSize(2);
        return json(reply).path("access_token").asText();
    }

    private static HttpResponse<String> send(String method, String target, String bearer, String body)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(stack.edge() + target))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("X-Request-ID", "test-" + UUID.randomUUID())
                .header("Content-Type", "application/json");
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> reply) throws Exception {
        return JSON.readTree(reply.body());
    }
}
