package dev.ebayconnector.health;

import dev.ebayconnector.core.Stopwatch;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether eBay's API host answers. The request is unauthenticated, so any status below 500 is fine. */
@Singleton
final class EbayCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EbayHost host;
    private HttpClient client;

    EbayCheck(EbayHost host) {
        this.host = host;
    }

    HealthComponent ask() {
        var stopwatch = Stopwatch.start();
        try {
            var request = HttpRequest.newBuilder(host.url())
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .timeout(PATIENCE)
                    .build();
            int status = client().send(request, BodyHandlers.discarding()).statusCode();
            return status < 500 ? HealthComponent.ok("ebay", stopwatch, null) : HealthComponent.fail("ebay", stopwatch, "eBay answered " + status);
        } catch (IOException e) {
            return HealthComponent.fail(
                    "ebay", stopwatch, "eBay is unreachable: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HealthComponent.unknown("ebay", stopwatch, "the check was interrupted");
        }
    }

    /** Created on first use, because most instances never need it. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        }
        return client;
    }
}
