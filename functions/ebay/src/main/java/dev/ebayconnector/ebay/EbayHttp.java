package dev.ebayconnector.ebay;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.client.BlockingHttpClient;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.exceptions.HttpClientException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends requests to eBay's hosts. A client per host is made at its first use; redirects are not followed, so a token
 * goes to the host it was meant for and nowhere else.
 */
public final class EbayHttp implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(20);
    private static final int MAXIMUM_ANSWER = 32 * 1024 * 1024;

    private final Map<URI, HttpClient> clients = new ConcurrentHashMap<>();

    /** @throws EbayUnavailable when no whole answer came */
    EbayReply send(URI base, MutableHttpRequest<?> request) {
        request.header("Accept", "application/json").header("Accept-Encoding", "gzip");
        try {
            HttpResponse<String> response = client(base).exchange(request, Argument.STRING, Argument.STRING);
            return new EbayReply(response.code(), response.getBody(String.class).orElse(""),
                    response.getHeaders().get("x-ebay-request-id"));
        } catch (HttpClientException e) {
            throw new EbayUnavailable("no_answer", "eBay gave no whole answer (" + e.getClass().getSimpleName() + ").", null);
        }
    }

    EbayReply get(URI base, String target, String authorization) {
        return send(base, HttpRequest.GET(URI.create(base + target)).header("Authorization", authorization));
    }

    @Override
    public void close() {
        clients.values().forEach(HttpClient::close);
    }

    private BlockingHttpClient client(URI base) {
        return clients.computeIfAbsent(base, EbayHttp::connect).toBlocking();
    }

    private static HttpClient connect(URI base) {
        var configuration = new DefaultHttpClientConfiguration();
        configuration.setConnectTimeout(CONNECT);
        configuration.setReadTimeout(READ);
        configuration.setFollowRedirects(false);
        configuration.setExceptionOnErrorStatus(false);
        configuration.setMaxContentLength(MAXIMUM_ANSWER);
        try {
            return HttpClient.create(base.toURL(), configuration);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
