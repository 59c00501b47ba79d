import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The scenario with Java's own client: {@code java JavaClient.java EDGE CREDENTIALS} prints what it saw as JSON. */
final class JavaClient {

    private JavaClient() {}

    public static void main(String[] arguments) throws Exception {
        var edge = arguments[0];
        var client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        client.send(
                to(edge + "/api/login")
                        .header("Content-Type", "application/json")
                        .expectContinue(true)
                        .POST(BodyPublishers.ofString(arguments[1]))
                        .build(),
                BodyHandlers.discarding());
        var landed = client.send(to(edge + "/api/oauth/start").build(), BodyHandlers.ofString());
        var events = new ArrayList<String>();
        var times = new ArrayList<Long>();
        client.send(to(edge + "/api/events").build(), BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith("data: "))
                .forEach(line -> {
                    events.add(line.substring(6));
                    times.add(System.nanoTime());
                });
        var file = client.send(to(edge + "/api/file").build(), BodyHandlers.ofByteArray())
                .body();
        System.out.printf(
                "{\"landed\":\"%s\",\"status\":%d,\"events\":%s,\"streamed\":%b,\"file\":\"%s\"}%n",
                landed.uri().getPath(),
                landed.statusCode(),
                quoted(events),
                times.get(2) - times.get(0) > 150_000_000,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
    }

    private static HttpRequest.Builder to(String url) {
        return HttpRequest.newBuilder(URI.create(url));
    }

    private static List<String> quoted(List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").toList();
    }
}
