package dev.ebayconnector.local.mainjob;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** An HTTP client that behaves as the console does: it keeps cookies and sends the CSRF header; it does not follow redirects. */
final class Browser implements AutoCloseable {
    private static final String CSRF_COOKIE = "csrf";
    private static final Duration TIMEOUT = Duration.ofSeconds(35);

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Reply get(URI url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url).GET());
    }

    Reply postJson(URI url, String json) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        cookies.getCookieStore().get(url).stream()
                .filter(cookie -> cookie.getName().equals(CSRF_COOKIE))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-CSRF-Token", token));
        return send(request);
    }

    Reply postForm(URI url, String form) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return Reply.of(client.send(
                request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        client.close();
    }
}
