package dev.ebayconnector.ebay.http;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.Stopwatch;
import dev.ebayconnector.core.TraceParent;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import reactor.core.publisher.Mono;

/**
 * Sends requests to eBay's hosts. A client per host is made at its first use. Redirects are not followed, so a token
 * reaches only the host it was issued for. Interrupting a thread that waits cancels its call.
 */
public final class EbayHttp implements AutoCloseable {

    /** Tokens and identity: two such calls and the database must end within the 29 seconds of API Gateway. */
    private static final Duration BRIEF = Duration.ofSeconds(8);
    /** A page of data. */
    private static final Duration LONG = Duration.ofSeconds(20);

    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** A page of orders is about 1 MB. */
    private static final int MAXIMUM_PAGE = 32 * 1024 * 1024;
    /** Tokens have a few thousand characters. */
    private static final int MAXIMUM_BRIEF_ANSWER = 1024 * 1024;

    private static final Argument<byte[]> BYTES = Argument.of(byte[].class);

    private final Duration brief;
    private final Semaphore sellerCalls;
    private final Map<Route, HttpClient> clients = new ConcurrentHashMap<>();

    /** @param maximum bytes of an answer, after decompression */
    private record Route(URI base, Duration patience, int maximum) {}

    public EbayHttp() {
        this(BRIEF, SideBySide.MOST);
    }

    /** @param brief how long a brief call may take */
    public EbayHttp(Duration brief) {
        this(brief, SideBySide.MOST);
    }

    /** @param sellerCalls calls for sellers that may be under way at once; more wait for their turn */
    public EbayHttp(int sellerCalls) {
        this(BRIEF, sellerCalls);
    }

    private EbayHttp(Duration brief, int sellerCalls) {
        this.brief = brief;
        this.sellerCalls = new Semaphore(sellerCalls, true);
    }

    /**
     * @throws EbayUnavailable       if no complete answer arrived
     * @throws CancellationException if the thread was interrupted
     */
    public EbayReply send(URI base, MutableHttpRequest<?> request) {
        return send(new Route(base, LONG, MAXIMUM_PAGE), request);
    }

    /** @throws EbayUnavailable if no complete answer arrived within the few seconds that a waiting person has */
    public EbayReply sendBriefly(URI base, MutableHttpRequest<?> request) {
        return send(new Route(base, brief, MAXIMUM_BRIEF_ANSWER), request);
    }

    /**
     * Reads a page of data for a seller.
     *
     * @param base   one of the endpoint's hosts
     * @param target path and query
     * @throws EbayUnavailable if no complete answer arrived
     */
    public EbayReply get(SellerCall call, URI base, String target) {
        return send(call, base, HttpRequest.GET(URI.create(base + target)));
    }

    /**
     * Adds the seller's token and marketplace to a request and sends it; the observer is told of it.
     *
     * @throws EbayUnavailable       if no complete answer arrived
     * @throws CancellationException if the thread was interrupted
     */
    public EbayReply send(SellerCall call, URI base, MutableHttpRequest<?> request) {
        request.header("Authorization", "Bearer " + call.accessToken().reveal());
        if (call.marketplace() != null) {
            request.header("X-EBAY-C-MARKETPLACE-ID", call.marketplace());
        }
        return sendAsIs(call, base, request);
    }

    /**
     * Sends a request that has the seller's token already; the observer is told of it.
     *
     * @throws EbayUnavailable       if no complete answer arrived
     * @throws CancellationException if the thread was interrupted
     */
    public EbayReply sendAsIs(SellerCall call, URI base, MutableHttpRequest<?> request) {
        awaitTurn();
        var watch = Stopwatch.start();
        call.observer().begun();
        try {
            var reply = send(base, request);
            int bytes = reply.body().length();
            call.observer().ended(call(request, reply.status(), watch, bytes, reply.requestId(), null));
            return reply;
        } catch (EbayUnavailable e) {
            call.observer().ended(call(request, 0, watch, 0, e.ebayRequestId(), e.code()));
            throw e;
        } catch (CancellationException e) {
            call.observer().ended(call(request, 0, watch, 0, null, "cancelled"));
            throw e;
        } finally {
            sellerCalls.release();
        }
    }

    private void awaitTurn() {
        try {
            sellerCalls.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the call of eBay was cancelled before it was made");
        }
    }

    private static EbayCall call(
            MutableHttpRequest<?> request,
            int status,
            Stopwatch watch,
            int bytes,
            String ebayRequestId,
            String failure) {
        var uri = request.getUri();
        var target = uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
        return new EbayCall(request.getMethodName(), target, status, watch.elapsed(), bytes, ebayRequestId, failure);
    }

    public EbayReply get(URI base, String target, String authorization) {
        return send(base, HttpRequest.GET(URI.create(base + target)).header("Authorization", authorization));
    }

    private EbayReply send(Route route, MutableHttpRequest<?> request) {
        if (!request.getHeaders().contains("Accept")) {
            request.header("Accept", "application/json");
        }
        request.header("Accept-Encoding", "gzip");
        // eBay ignores headers that it does not know; a signed request signs none of these.
        CurrentRequest.trace()
                .ifPresent(trace -> request.getHeaders()
                        .set(TraceParent.HEADER, trace.next().text()));
        var exchange = Mono.<HttpResponse<byte[]>>from(client(route).exchange(request, BYTES, BYTES))
                .toFuture();
        try {
            var response = exchange.get();
            var headers = response.getHeaders();
            return new EbayReply(
                    response.code(),
                    text(response),
                    headers.get("x-ebay-request-id"),
                    RetryAfter.read(headers.get("Retry-After"), headers.get("Date")));
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("the call of eBay was cancelled");
        } catch (ExecutionException e) {
            throw failure(e.getCause(), route);
        }
    }

    /** JSON is UTF-8 (RFC 8259, 8.1), whatever charset the content type claims. */
    private static String text(HttpResponse<byte[]> response) {
        return new String(response.getBody(BYTES).orElse(new byte[0]), StandardCharsets.UTF_8);
    }

    private static RuntimeException failure(Throwable cause, Route route) {
        return switch (cause) {
            case ReadTimeoutException _ ->
                new EbayUnavailable(
                        "timeout",
                        "eBay did not answer within " + route.patience().toMillis() + " ms.",
                        null);
            case HttpClientException _ ->
                new EbayUnavailable(
                        "no_answer",
                        "eBay's answer did not arrive complete ("
                                + cause.getClass().getSimpleName() + ").",
                        null);
            case RuntimeException unexpected -> unexpected;
            default -> new IllegalStateException(cause);
        };
    }

    @Override
    public void close() {
        clients.values().forEach(HttpClient::close);
    }

    private HttpClient client(Route route) {
        return clients.computeIfAbsent(route, EbayHttp::connect);
    }

    private static HttpClient connect(Route route) {
        var configuration = new DefaultHttpClientConfiguration();
        configuration.setConnectTimeout(CONNECT);
        configuration.setReadTimeout(route.patience());
        configuration.setRequestTimeout(route.patience());
        configuration.setFollowRedirects(false);
        configuration.setExceptionOnErrorStatus(false);
        configuration.setMaxContentLength(route.maximum());
        try {
            return HttpClient.create(route.base().toURL(), configuration);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
