package dev.ebayconnector.local.mainjob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The main use of the connector, over HTTP through the edge: signs in, connects a demo seller and syncs every resource.
 */
public final class MainJob {
    private static final String ENVIRONMENT = "sandbox";
    private static final String SELLER = "seller-a";
    private static final String AGREE = "Agree";
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
            var synced = new SyncAll(browser, edge, clock).run(account);
            new MainJobReport(
                            token.path("account").asText(),
                            ENVIRONMENT,
                            token.path("expires_at").asText(),
                            synced,
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
}
