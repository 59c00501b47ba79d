package dev.ebayconnector.local.mainjob;

import dev.ebayconnector.local.mainjob.ApiDocument.Answer;
import dev.ebayconnector.local.mainjob.ApiDocument.Operation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the running system and compares every answer with the document. */
final class ApiCalls {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int UNAUTHORIZED = 401;

    private final URI edge;
    private final ApiDocument document;

    /** What was wrong, each with its request. */
    final List<String> wrong = new ArrayList<>();

    /** The operations that did what they are for. */
    final Set<String> succeeded = new HashSet<>();

    /** The ids of the requests that were sent with a session or an API token. */
    final Set<String> signedIn = new HashSet<>();

    ApiCalls(URI edge, ApiDocument document) {
        this.edge = edge;
        this.document = document;
    }

    /** Calls an operation as a caller. */
    final class Call {
        private final Operation operation;
        private String path;
        private String query = "";
        private String bearer;
        private String body;
        private String accept = "application/json";
        private final Map<String, String> headers = new HashMap<>();

        private Call(Operation operation) {
            this.operation = operation;
            this.path = operation.path();
        }

        Call as(String token) {
            bearer = token;
            return this;
        }

        Call with(Map<String, String> variables) {
            path = VARIABLE.matcher(path)
                    .replaceAll(
                            found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group())));
            return this;
        }

        Call query(String text) {
            query = "?" + text;
            return this;
        }

        Call body(String json) {
            body = json;
            return this;
        }

        /** @param tag of the version that the caller has */
        Call ifNot(String tag) {
            headers.put("If-None-Match", tag);
            return this;
        }

        /** @param value of {@code Idempotency-Key} */
        Call key(String value) {
            headers.put("Idempotency-Key", value);
            return this;
        }

        Call accept(String type) {
            accept = type;
            return this;
        }

        Answer send() throws Exception {
            var answer = request(operation.method(), path + query, bearer, body, accept, headers);
            document.wrong(operation, answer)
                    .ifPresent(message -> wrong.add(operation + query + " " + answer.status() + ": " + message + " in "
                            + answer.body()
                                    .substring(0, Math.min(300, answer.body().length()))));
            if (answer.status() < 400) {
                succeeded.add(operation.id());
            }
            return answer;
        }

        /** Like {@link #send}, and notes another status as wrong. */
        Answer expect(Integer... statuses) throws Exception {
            var answer = send();
            if (!List.of(statuses).contains(answer.status())) {
                wrong.add(operation + query + " answers " + answer.status() + ": " + answer.body());
            }
            return answer;
        }
    }

    Call call(String id) {
        return call(document.operation(id));
    }

    Call call(Operation operation) {
        return new Call(operation);
    }

    /** @return the token of a session */
    String signIn(String email, String password) throws Exception {
        return call("signIn")
                .body("{\"email\":\"%s\",\"password\":\"%s\",\"token\":true}".formatted(email, password))
                .expect(200)
                .json()
                .path("access_token")
                .asText();
    }

    Answer request(String method, String target, String bearer, String body, String accept)
            throws IOException, InterruptedException {
        return request(method, target, bearer, body, accept, Map.of());
    }

    private Answer request(
            String method, String target, String bearer, String body, String accept, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(edge + target))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Accept", accept)
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        var response = HTTP.send(request.build(), BodyHandlers.ofString());
        if (bearer != null && response.statusCode() != UNAUTHORIZED) {
            response.headers().firstValue("X-Request-ID").ifPresent(signedIn::add);
        }
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", ""),
                response.body(),
                response.headers().firstValue("Location").orElse(""),
                response.headers().firstValue("ETag").orElse(""));
    }
}
