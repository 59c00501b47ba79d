package dev.ebayconnector.local.mainjob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The main use of the connector, over HTTP through the edge: signs in, connects a demo seller and syncs its orders. */
public final class MainJob {
    private static final String ENVIRONMENT = "sandbox";
    private static final String SELLER = "seller-a";
    private static final String AGREE = "Agree";
    private static final Set<String> ENDED = Set.of("SUCCEEDED", "STOPPED", "FAILED");
    private static final Duration SYNC_TIMEOUT = Duration.ofSeconds(180);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI edge;
    private final String email;
    private final String password;
    private final Clock clock;
    private final Map<String, String> requestIds = new LinkedHashMap<>();

    public MainJob(URI edge, String email, String password, Clock clock) {
        this.edge = edge;
        this.email = email;
        this.password = password;
        this.clock = clock;
    }

    /** Prints a table, or the step that failed; returns whether every step succeeded. */
    public boolean run(PrintStream out, PrintStream err) throws InterruptedException {
        Instant since = clock.instant();
        try (Browser browser = new Browser()) {
            signIn(browser);
            connect(browser);
            JsonNode token = newestToken(browser);
            String account = token.path("account_id").asText();
            JsonNode run = sync(browser, account, since.plus(SYNC_TIMEOUT));
            int orders = countOrders(browser, account);
            new MainJobReport(
                            token.path("account").asText(),
                            ENVIRONMENT,
                            token.path("expires_at").asText(),
                            orders,
                            run.path("pages").asInt(),
                            Duration.between(since, clock.instant()),
                            requestIds)
                    .print(out);
            return true;
        } catch (StepFailure e) {
            err.println("  main job failed at " + e.getMessage());
        } catch (IOException e) {
            err.println("  main job failed after " + String.join(", ", requestIds.keySet())
                    + ": the edge does not answer: " + e);
        }
        return false;
    }

    private void signIn(Browser browser) throws IOException, InterruptedException {
        String credentials = JSON.createObjectNode()
                .put("email", email)
                .put("password", password)
                .toString();
        expect("sign in", browser.postJson(at("/api/auth/login"), credentials), 200);
        expect("who am I", browser.get(at("/api/auth/me")), 200);
    }

    private void connect(Browser browser) throws IOException, InterruptedException {
        String environment =
                JSON.createObjectNode().put("environment", ENVIRONMENT).toString();
        Reply start = expect("start of OAuth", browser.postJson(at("/api/ebay/oauth/start"), environment), 200);
        URI consent = URI.create(start.json().path("authorize_url").asText());
        Reply page = browser.get(consent);
        ConsentForm form = ConsentForm.fill(consent, page.body(), SELLER, AGREE)
                .orElseThrow(() -> new StepFailure("consent page", page));
        Reply agreed = browser.postForm(form.action(), form.encoded());
        if (agreed.status() / 100 != 3 || !agreed.location().startsWith(edge + "/")) {
            throw new StepFailure("consent", agreed);
        }
        Reply callback = expect("callback", browser.get(URI.create(agreed.location())), 302);
        if (!callback.location().contains("oauth=connected")) {
            throw new StepFailure("callback", "the callback redirects to " + callback.location(), callback.requestId());
        }
    }

    private JsonNode newestToken(Browser browser) throws IOException, InterruptedException {
        Reply tokens = expect(
                "token info", browser.get(at("/api/ebay/token-info?environment=" + ENVIRONMENT + "&limit=1")), 200);
        JsonNode token = tokens.json().path("items").path(0);
        if (token.isMissingNode()) {
            throw new StepFailure("token info", "no token is stored", tokens.requestId());
        }
        return token;
    }

    private JsonNode sync(Browser browser, String account, Instant deadline) throws IOException, InterruptedException {
        String request = JSON.createObjectNode()
                .put("account_id", account)
                .put("wait_seconds", 20)
                .toString();
        Reply reply = expect("sync of orders", browser.postJson(at("/api/ebay/sync/orders"), request), 200, 202);
        while (!ENDED.contains(reply.json().path("state").asText())) {
            if (clock.instant().isAfter(deadline)) {
                throw new StepFailure(
                        "sync of orders", "the run has not ended: " + reply.explanation(), reply.requestId());
            }
            Thread.sleep(POLL_INTERVAL);
            reply = expect(
                    "sync run",
                    browser.get(
                            at("/api/ebay/sync/runs/" + reply.json().path("id").asText())),
                    200);
        }
        if (!reply.json().path("state").asText().equals("SUCCEEDED")) {
            throw new StepFailure(
                    "sync of orders",
                    "the run ended " + reply.json().path("state").asText() + ": "
                            + reply.json().path("error").path("detail").asText(),
                    reply.requestId());
        }
        return reply.json();
    }

    private int countOrders(Browser browser, String account) throws IOException, InterruptedException {
        int orders = 0;
        String next = "";
        do {
            Reply page = expect(
                    "orders",
                    browser.get(at("/api/ebay/orders?limit=1000&account_id=" + encode(account)
                            + (next.isEmpty() ? "" : "&next=" + encode(next)))),
                    200);
            orders += page.json().path("items").size();
            next = page.json().hasNonNull("next") ? page.json().get("next").asText() : "";
        } while (!next.isEmpty());
        return orders;
    }

    private Reply expect(String step, Reply reply, Integer... statuses) {
        if (!Set.of(statuses).contains(reply.status())) {
            throw new StepFailure(step, reply);
        }
        requestIds.put(step, reply.requestId());
        return reply;
    }

    private URI at(String pathAndQuery) {
        return URI.create(edge + pathAndQuery);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
