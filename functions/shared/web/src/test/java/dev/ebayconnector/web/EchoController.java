package dev.ebayconnector.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells what arrived, and answers in every shape that an answer can have. */
@Controller
final class EchoController {

    @Get("/echo{/rest:.*}")
    Echo echo(HttpRequest<?> request) {
        var query = new TreeMap<String, List<String>>();
        request.getParameters().forEach(query::put);
        var headers = new TreeMap<String, List<String>>();
        request.getHeaders().forEach(headers::put);
        var cookies =
                request.getCookies().getAll().stream().collect(Collectors.toMap(Cookie::getName, Cookie::getValue));
        return new Echo(request.getPath(), query, headers, cookies);
    }

    @Get("/address")
    Named address(HttpRequest<?> request) {
        return new Named(ClientAddress.of(request));
    }

    @Post("/text")
    @Consumes(MediaType.ALL)
    @Produces(MediaType.TEXT_PLAIN)
    String text(@Nullable @Body String body) {
        return "<" + body + ">";
    }

    @Post("/bytes")
    @Consumes(MediaType.ALL)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    byte[] bytes(@Body byte[] body) {
        return body;
    }

    @Post("/json")
    Named json(@Body Named body) {
        return body;
    }

    @Post("/optional")
    Named optional(@Nullable @Body Named body) {
        return body == null ? new Named("unnamed") : body;
    }

    @Get("/cookies")
    HttpResponse<?> cookies() {
        return HttpResponse.ok("{}")
                .cookie(Cookie.of("a", "1").path("/").httpOnly(true).maxAge(60))
                .cookie(Cookie.of("b", "2").path("/"))
                .header("Set-Cookie", "c=3; Expires=Wed, 21 Oct 2026 07:28:00 GMT");
    }

    @Get("/redirect")
    HttpResponse<?> redirect() {
        return HttpResponse.status(HttpStatus.FOUND)
                .header("Location", "/?oauth=connected&request_id=r#/connection")
                .cookie(Cookie.of("a", "1"))
                .cookie(Cookie.of("b", "2"));
    }

    @Delete("/nothing")
    HttpResponse<?> nothing() {
        return HttpResponse.noContent();
    }

    @Get("/unchanged")
    HttpResponse<?> unchanged() {
        return HttpResponse.notModified().header("ETag", "\"v1\"");
    }

    @Get("/repeated")
    HttpResponse<?> repeated() {
        return HttpResponse.ok("{}").header("X-Note", "one").header("X-Note", "two, three");
    }

    @Get("/large")
    @Produces(MediaType.TEXT_PLAIN)
    String large() {
        return "ž".repeat(5 * 1024 * 1024 / 2);
    }

    @Get("/image")
    @Produces("image/png")
    byte[] image() {
        return new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff};
    }

    @Get("/broken")
    String broken() {
        throw new IllegalStateException("secret detail");
    }

    @Get("/problem")
    String problem() {
        throw HttpProblem.of(HttpStatus.CONFLICT, "Already in progress.")
                .with("run_id", "run-1")
                .with("attempts", 2)
                .with("open", true)
                .retryAfter(Duration.ofMillis(1500));
    }

    @Serdeable
    record Echo(
            String path,
            Map<String, List<String>> query,
            Map<String, List<String>> headers,
            Map<String, String> cookies) {}

    @Serdeable
    record Named(String name) {}
}
