package dev.ebayconnector.alerts;

import dev.ebayconnector.alerts.SendResult.Gone;
import dev.ebayconnector.alerts.SendResult.Refused;
import dev.ebayconnector.alerts.SendResult.Taken;
import dev.ebayconnector.alerts.SendResult.Unreachable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts to receivers, which may be anyone: only to public addresses, without following redirects, without repeating by
 * itself, for a few seconds in all, and without reading more of an answer than its head.
 */
final class Sender implements AutoCloseable {

    private static final Timeout CONNECT = Timeout.ofSeconds(3);
    private static final Timeout SILENCE = Timeout.ofSeconds(5);

    /** In all, so that an answer that drips does not keep the worker. */
    static final Duration LONGEST = Duration.ofSeconds(8);

    private static final int LONGEST_LINE = 8192;
    private static final int MOST_HEADERS = 100;

    private static final int GONE = 410;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch;
    private final Duration longest;
    private final Clock clock;

    Sender(Addresses addresses, Duration longest, Clock clock) {
        this.longest = longest;
        this.clock = clock;
        this.watch = Executors.newSingleThreadScheduledExecutor(
                work -> Thread.ofPlatform().name("alert-watch").daemon().unstarted(work));
        this.client = client(addresses);
    }

    private static CloseableHttpClient client(Addresses addresses) {
        var manager = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedNames(addresses))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxHeaderCount(MOST_HEADERS)
                                .setMaxLineLength(LONGEST_LINE)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(SILENCE)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(manager)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(SILENCE)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setConnectionReuseStrategy((_, _, _) -> false)
                .setUserAgent("ebay-connector/alerts")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** @param headers beside those of HTTP */
    SendResult post(ReceiverUrl url, Map<String, String> headers, String body) {
        var post = new HttpPost(url.uri());
        headers.forEach(post::setHeader);
        post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        var late = new AtomicBoolean();
        // Said before the connection is cut, which wakes the caller at once.
        Runnable cut = () -> {
            late.set(true);
            post.cancel();
        };
        var end = watch.schedule(cut, longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return result(head(url, post));
        } catch (IOException | HttpException | IllegalArgumentException e) {
            return new Unreachable(late.get() ? "timeout" : failure(e));
        } finally {
            end.cancel(false);
        }
    }

    /** What an answer says before its body, which is not read: it may have no end. */
    private record Head(int status, Header retryAfter) {}

    private Head head(ReceiverUrl url, HttpPost post) throws IOException, HttpException {
        ClassicHttpResponse answer = client.executeOpen(HttpHost.create(url.uri()), post, null);
        try {
            return new Head(answer.getCode(), answer.getFirstHeader("Retry-After"));
        } finally {
            // First, because closing an answer reads what is left of it.
            post.cancel();
            closeQuietly(answer);
        }
    }

    private static void closeQuietly(ClassicHttpResponse answer) {
        try {
            answer.close();
        } catch (IOException e) {
            // The connection was cut on purpose.
        }
    }

    private SendResult result(Head head) {
        if (head.status() >= 200 && head.status() < 300) {
            return new Taken(head.status());
        }
        if (head.status() == GONE) {
            return new Gone();
        }
        var wish = head.retryAfter() == null ? null : head.retryAfter().getValue();
        return new Refused(head.status(), RetryAfter.read(wish, clock.instant()));
    }

    private static String failure(Exception e) {
        return switch (e) {
            case Addresses.NotPublic _ -> "not_public";
            case UnknownHostException _ -> "name_unknown";
            case SSLException _ -> "tls";
            case SocketTimeoutException _ -> "timeout";
            case ConnectException _ -> "connect";
            case NoRouteToHostException _ -> "connect";
            default -> "broken";
        };
    }

    @Override
    public void close() throws IOException {
        watch.shutdownNow();
        client.close();
    }

    /** What the client connects to is what was checked. */
    private record CheckedNames(Addresses addresses) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return addresses.of(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
