package dev.ebayconnector.ebay;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.client.BlockingHttpClient;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
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

    /** Tokens and identity: two such calls and the database must fit into a function's 29 seconds. */
    private static final Duration BRIEF = Duration.ofSeconds(8);
    /** A page of data. */
    private static final Duration LONG = Duration.ofSeconds(20);

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int MAXIMUM_ANSWER = 32 * 1024 * 1024;

    private final Duration brief;
    private final Map<Route, HttpClient> clients = new ConcurrentHashMap<>();

    private record Route(URI base, Duration patience) {}

    public EbayHttp() {
        this(BRIEF);
    }

    /** @param brief how long to wait for the answer to a brief call */
    public EbayHttp(Duration brief) {
        this.brief = brief;
    }

    /** @throws EbayUnavailable when no whole answer came */
    EbayReply send(URI base, MutableHttpRequest<?> request) {
        return send(new Route(base, LONG), request);
    }

    /** @throws EbayUnavailable when no whole answer came within the few seconds that a waiting person has */
    EbayReply sendBriefly(URI base, MutableHttpRequest<?> request) {
        return send(new Route(base, brief), request);
    }

    EbayReply get(URI base, String target, String authorization) {
        return send(base, HttpRequest.GET(URI.create(base + target)).header("Authorization", authorization));
    }

    private EbayReply send(Route route, MutableHttpRequest<?> request) {
        request.header("Accept", "application/json").header("Accept-Encoding", "gzip");
        try {
            HttpResponse<String> response = client(route).exchange(request, Argument.STRING, Argument.STRING);
            return new EbayReply(
                    response.code(),
                    response.getBody(String.class).orElse(""),
                    response.getHeaders().get("x-ebay-request-id"));
        } catch (ReadTimeoutException e) {
            throw new EbayUnavailable(
                    "timeout", "eBay gave no answer within " + route.patience().toMillis() + " ms.", null);
        } catch (HttpClientException e) {
            throw new EbayUnavailable(
                    "no_answer", "eBay gave no whole answer (" + e.getClass().getSimpleName() + ").", null);
        }
    }

    @Override
    public void close() {
        clients.values().forEach(HttpClient::close);
    }

    private BlockingHttpClient client(Route route) {
        return clients.computeIfAbsent(route, EbayHttp::connect).toBlocking();
    }

    private static HttpClient connect(Route route) {
        var configuration = new DefaultHttpClientConfiguration();
        configuration.setConnectTimeout(CONNECT);
        configuration.setReadTimeout(route.patience());
        configuration.setRequestTimeout(route.patience());
        configuration.setFollowRedirects(false);
        configuration.setExceptionOnErrorStatus(false);
        configuration.setMaxContentLength(MAXIMUM_ANSWER);
        try {
            return HttpClient.create(route.base().toURL(), configuration);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
