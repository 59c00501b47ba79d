package dev.ebayconnector.fakeebay.notices;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends notices over HTTP, as eBay does. */
final class NoticeSender {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private NoticeSender() {}

    /**
     * Returns the status of the answer.
     *
     * @throws IOException if there was none
     */
    static int send(URI url, SignedNotice notice, boolean signed) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(notice.body()));
        if (signed) {
            request.header("X-EBAY-SIGNATURE", notice.signature());
        }
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
