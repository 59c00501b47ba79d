package dev.ebayconnector.local.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.RunningStack;
import dev.ebayconnector.local.stack.StackAddresses;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One route of every HTTP function, straight at the origin and through the edge. */
@ExtendWith(RunningStack.class)
class EdgeOnlyTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        "GET,/healthz,200",
        "GET,/api/nothing,404",
        "POST,/api/auth/login,422",
        "GET,/api/ebay/oauth/callback,302",
        "GET,/api/ebay/token-info,401",
        "GET,/api/ebay/logs,401",
        "GET,/api/ebay/sync/runs,401",
        "GET,/api/ebay/orders,401",
        "GET,/api/ebay/notifications,422",
        "POST,/api/ebay/notifications,412"
    })
    void aRequestPastTheEdgeIs403AndAForgedEdgeHeaderHasNoEffect(
            String method, String target, int status, StackAddresses stack) throws Exception {
        var skipped = send(method, stack.origin() + target);
        assertThat(skipped.statusCode()).isEqualTo(403);
        assertThat(skipped.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new ObjectMapper()
                        .readTree(skipped.body())
                        .path("request_id")
                        .asText())
                .isEqualTo("edge-only-1");
        assertThat(send(method, stack.edge() + target).statusCode()).isEqualTo(status);
    }

    private static HttpResponse<String> send(String method, String url) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(url))
                        .method(method, BodyPublishers.noBody())
                        .header("X-Request-ID", "edge-only-1")
                        .header("X-Edge-Secret", "guessed-guessed-guessed-guessed-guessed")
                        .build(),
                BodyHandlers.ofString());
    }
}
