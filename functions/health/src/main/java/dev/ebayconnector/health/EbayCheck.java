package dev.ebayconnector.health;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether eBay's API host can be reached; any answer but a server error will do, for nobody is signed in here. */
@Singleton
final class EbayCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EbayHost host;
    private HttpClient client;

    EbayCheck(EbayHost host) {
        this.host = host;
    }

    Part ask() {
        long start = System.nanoTime();
        try {
            var request = HttpRequest.newBuilder(host.url())
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .timeout(PATIENCE)
                    .build();
            int status = client().send(request, BodyHandlers.discarding()).statusCode();
            return status < 500 ? Part.ok("ebay", start, null) : Part.fail("ebay", start, "eBay answered " + status);
        } catch (IOException e) {
            return Part.fail(
                    "ebay", start, "eBay cannot be reached: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Part.unknown("ebay", start, "the check was interrupted");
        }
    }

    /** Made when first needed, which most instances never do. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        }
        return client;
    }
}
