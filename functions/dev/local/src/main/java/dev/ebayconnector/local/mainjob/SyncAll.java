package dev.ebayconnector.local.mainjob;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Syncs every resource of an account and waits until all runs have ended. */
final class SyncAll {

    private static final Set<String> ENDED = Set.of("SUCCEEDED", "STOPPED", "FAILED");
    private static final Duration TIMEOUT = Duration.ofSeconds(180);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final Browser browser;
    private final URI edge;
    private final Clock clock;

    SyncAll(Browser browser, URI edge, Clock clock) {
        this.browser = browser;
        this.edge = edge;
        this.clock = clock;
    }

    /**
     * One row of the report.
     *
     * @param rows  that the API lists afterwards
     * @param calls of eBay
     * @param took  from the first worker to the end
     */
    record Synced(String resource, int rows, int pages, int calls, Duration took) {}

    /** @throws StepFailure if a resource was not synced */
    List<Synced> run(String account) throws IOException, InterruptedException {
        var deadline = clock.instant().plus(TIMEOUT);
        var started = browser.postJson(
                URI.create(edge + "/api/ebay/sync/all"), "{\"account_id\":\"" + account + "\",\"wait\":20}");
        if (started.status() != 200 && started.status() != 202) {
            throw new StepFailure("sync of all resources", started);
        }
        var synced = new ArrayList<Synced>();
        for (var outcome : started.json().path("resources")) {
            synced.add(one(account, outcome, started, deadline));
        }
        return synced;
    }

    private Synced one(String account, JsonNode outcome, Reply started, Instant deadline)
            throws IOException, InterruptedException {
        var resource = outcome.path("resource").asText();
        var id = outcome.path("run").path("id").asText(outcome.path("run_id").asText());
        if (id.isEmpty()) {
            throw new StepFailure(
                    "sync of " + resource,
                    "not started: " + outcome.path("outcome").asText(),
                    started.requestId());
        }
        var run = ended(resource, id, deadline);
        return new Synced(
                resource,
                count(resource, account),
                run.path("pages").asInt(),
                run.path("calls").asInt(),
                Duration.between(
                        Instant.parse(run.path("started_at").asText()),
                        Instant.parse(run.path("finished_at").asText())));
    }

    private JsonNode ended(String resource, String id, Instant deadline) throws IOException, InterruptedException {
        var step = "sync of " + resource;
        while (true) {
            var reply = browser.get(URI.create(edge + "/api/ebay/sync/runs/" + id));
            if (reply.status() != 200) {
                throw new StepFailure(step, reply);
            }
            var state = reply.json().path("state").asText();
            if (state.equals("SUCCEEDED")) {
                return reply.json();
            }
            if (ENDED.contains(state) || clock.instant().isAfter(deadline)) {
                var error = reply.json().path("error").path("detail").asText("it has not ended");
                throw new StepFailure(step, "the run is " + state + ": " + error, reply.requestId());
            }
            Thread.sleep(POLL_INTERVAL);
        }
    }

    private int count(String resource, String account) throws IOException, InterruptedException {
        int rows = 0;
        String next = "";
        do {
            var page = browser.get(URI.create(edge + "/api/ebay/" + resource + "?limit=1000&account_id="
                    + encode(account) + (next.isEmpty() ? "" : "&next=" + encode(next))));
            if (page.status() != 200) {
                throw new StepFailure("list of " + resource, page);
            }
            rows += page.json().path("items").size();
            next = page.json().hasNonNull("next") ? page.json().get("next").asText() : "";
        } while (!next.isEmpty());
        return rows;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
