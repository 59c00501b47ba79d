package dev.ebayconnector.local.mainjob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks every GET of the OpenAPI document, through the edge: signed in, in vain without a session, and each several times.
 * A path parameter gets an id that does not exist.
 */
public final class ReadAll {
    private static final int ROUNDS = 4;
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI edge;
    private final String email;
    private final String password;

    public ReadAll(URI edge, String email, String password) {
        this.edge = edge;
        this.email = email;
        this.password = password;
    }

    /** Returns how many requests had each status. */
    public Map<Integer, Integer> run() throws IOException, InterruptedException {
        var statuses = new LinkedHashMap<Integer, Integer>();
        try (var stranger = new Browser();
                var admin = new Browser()) {
            var credentials = JSON.createObjectNode().put("email", email).put("password", password);
            admin.postJson(URI.create(edge + "/api/auth/login"), credentials.toString());
            var targets =
                    targets(stranger.get(URI.create(edge + "/api/openapi.json")).json());
            ask(stranger, targets, statuses);
            for (int round = 0; round < ROUNDS; round++) {
                ask(admin, targets, statuses);
            }
        }
        return statuses;
    }

    private void ask(Browser browser, List<String> targets, Map<Integer, Integer> statuses)
            throws IOException, InterruptedException {
        for (var target : targets) {
            statuses.merge(browser.get(URI.create(edge + target)).status(), 1, Integer::sum);
        }
    }

    private static List<String> targets(JsonNode document) {
        var targets = new ArrayList<String>();
        document.path("paths").properties().forEach(path -> {
            var operation = path.getValue().path("get");
            if (!operation.isMissingNode()) {
                targets.add(path.getKey().replaceAll("\\{[^}]*}", UNKNOWN) + query(operation));
            }
        });
        targets.add("/api/nothing-is-here");
        return targets;
    }

    /** Only what the operation requires. */
    private static String query(JsonNode operation) {
        var query = new StringBuilder();
        for (var parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query")
                    && parameter.path("required").asBoolean()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.path("name").asText())
                        .append('=')
                        .append(URLEncoder.encode(example(parameter), StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }

    private static String example(JsonNode parameter) {
        var example = parameter.path("example");
        return example.isMissingNode()
                ? parameter.path("schema").path("example").asText("x")
                : example.asText();
    }
}
