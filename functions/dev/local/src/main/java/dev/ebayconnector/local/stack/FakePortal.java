package dev.ebayconnector.local.stack;

import dev.ebayconnector.local.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Registers the redirect URLs of a RuName with the fake eBay, as a developer does once in eBay's portal. */
final class FakePortal {
    private final String api;

    FakePortal(String api) {
        this.api = api;
    }

    void register(List<String> runames, URI edge) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String runame : runames) {
                register(client, runame, edge);
            }
        }
    }

    private void register(HttpClient client, String runame, URI edge) throws IOException, InterruptedException {
        String urls =
                "{\"accepted_url\":\"%s/api/ebay/oauth/callback\",\"declined_url\":\"%s/api/ebay/oauth/declined\"}"
                        .formatted(edge, edge);
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + "/_fake/runames/" + runame))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(urls))
                .build();
        int status =
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw StackFailure.failed(
                    "The fake eBay answered " + status + " when the RuName " + runame + " was registered.");
        }
    }
}
