package dev.ebayconnector.oauth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.oauth.StartConnection.Result;
import dev.ebayconnector.security.BearerHeader;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/ebay/oauth}. The callback always redirects into the console, with an outcome and the request id. */
@Controller("/api/ebay/oauth")
final class OAuthController {

    /** OAuth's error codes; anything else that a caller sends is kept out of the log. */
    private static final String ERROR_CODE = "[a-z_]{1,64}";

    private static final List<String> PARAMETERS = List.of("code", "state", "error");

    private final StartConnection start;
    private final FinishConnection finish;
    private final CallbackDeadline deadline;
    private final BrowserCookie browsers;

    OAuthController(StartConnection start, FinishConnection finish, CallbackDeadline deadline, BrowserCookie browsers) {
        this.start = start;
        this.finish = finish;
        this.deadline = deadline;
        this.browsers = browsers;
    }

    @Post("/start")
    HttpResponse<Started> start(
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> request,
            Authentication authentication,
            RequestId requestId) {
        Query.of(request).check();
        var command = StartRequest.read(
                body,
                SignedIn.of(authentication).id(),
                BearerHeader.isIn(request),
                () -> browsers.of(request, start::newSecret),
                requestId);
        return switch (start.open(command)) {
            case Result.Opened opened -> started(opened, command);
            case Result.NoAccount _ -> throw HttpProblem.notFound("This account");
            case Result.WrongTokenKeyset _ ->
                throw HttpProblem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Token keys: TOKEN_KEYSET does not decrypt the stored tokens; the log names the missing"
                                + " key.");
            case Result.NoAppCredentials _ ->
                throw HttpProblem.invalid(
                        "environment",
                        "has no app credentials. " + EbaySettings.missingCredentials(command.environment()));
            case Result.OtherEnvironment other ->
                throw HttpProblem.invalid(
                        "environment", "must be " + other.environment().code() + " for this account");
        };
    }

    private HttpResponse<Started> started(Result.Opened opened, ConnectCommand command) {
        var answer = HttpResponse.ok(new Started(opened.consentPage().toString(), opened.expiresAt()));
        command.browser().ifPresent(mark -> answer.cookie(browsers.set(mark, StartConnection.LIFE)));
        return answer;
    }

    /** Not for HEAD: what looks at links before a person opens them must not use up the code. */
    @Get(value = "/callback", headRoute = false)
    HttpResponse<?> callback(HttpRequest<?> request, @Nullable Authentication authentication, RequestId requestId) {
        return finish(request, authentication, secret(request, "code"), requestId);
    }

    @Get(value = "/declined", headRoute = false)
    HttpResponse<?> declined(HttpRequest<?> request, @Nullable Authentication authentication, RequestId requestId) {
        return finish(request, authentication, Optional.empty(), requestId);
    }

    private HttpResponse<?> finish(
            HttpRequest<?> request, Authentication authentication, Optional<Secret> code, RequestId requestId) {
        if (PARAMETERS.stream().anyMatch(name -> isDoubled(request, name))) {
            return toConsole(finish.malformed(), requestId);
        }
        var caller = Optional.ofNullable(authentication).map(SignedIn::of).map(SignedIn::id);
        var error = text(request, "error").map(sent -> sent.matches(ERROR_CODE) ? sent : "unreadable");
        var callback = new Callback(
                code, secret(request, "state"), error, browsers.in(request), caller, requestId, System.nanoTime());
        return toConsole(deadline.run(requestId, () -> finish.finish(callback)), requestId);
    }

    /** Relative, so that it is correct whatever host name the browser used. */
    static HttpResponse<?> toConsole(Outcome outcome, RequestId requestId) {
        return HttpResponse.status(HttpStatus.FOUND)
                .header("Location", "/?oauth=" + outcome.code() + "&request_id=" + requestId + "#/connection");
    }

    private static boolean isDoubled(HttpRequest<?> request, String name) {
        return request.getParameters().getAll(name).size() > 1;
    }

    private static Optional<Secret> secret(HttpRequest<?> request, String name) {
        return text(request, name).map(Secret::new);
    }

    private static Optional<String> text(HttpRequest<?> request, String name) {
        return Optional.ofNullable(request.getParameters().get(name)).filter(value -> !value.isBlank());
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Started(String authorizeUrl, Instant expiresAt) {}
}
