package dev.ebayconnector.migrations.diagnose;

import dev.ebayconnector.diagnosis.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Whether eBay's API host answers from here; the request has no token, so any answer but a server error will do. */
final class EbayReach {

    private static final String NAME = "ebay";
    private static final String PRODUCTION = "https://api.ebay.com";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private EbayReach() {}

    static Finding of(Map<String, String> environment) {
        var text = environment.getOrDefault("EBAY_API_URL", "").isBlank()
                ? PRODUCTION
                : environment.get("EBAY_API_URL").strip();
        if (!text.matches("https?://[A-Za-z0-9.:\\[\\]-]+/?")) {
            return Finding.fail(
                    NAME,
                    "EBAY_API_URL is not an address",
                    "write it as https:// and a host, or take it out for eBay's own");
        }
        long start = System.nanoTime();
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var question = HttpRequest.newBuilder(URI.create(text))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .timeout(PATIENCE)
                    .build();
            int status = client.send(question, BodyHandlers.discarding()).statusCode();
            var figure = "answers " + status + " in " + Diagnose.millisSince(start) + " ms";
            return status < 500
                    ? Finding.ok(NAME, figure)
                    : Finding.warn(
                            NAME, figure, "wait for eBay; its status page is developer.ebay.com/support/api-status");
        } catch (IOException unreachable) {
            return Finding.fail(
                    NAME,
                    "cannot be reached: " + unreachable.getClass().getSimpleName(),
                    "let this network reach " + text + " (NAT gateway, egress rule, proxy)");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Finding.warn(NAME, "the check was interrupted", "ask again");
        }
    }
}
