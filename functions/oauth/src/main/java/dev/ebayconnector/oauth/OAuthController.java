package dev.ebayconnector.oauth;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.security.Roles;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.web.HttpProblem;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Optional;

/** {@code /api/ebay/oauth}. The callback always lands the browser in the console, with a fixed word and the request id. */
@Controller("/api/ebay/oauth")
final class OAuthController {

    private final StartConnection start;
    private final FinishConnection finish;

    OAuthController(StartConnection start, FinishConnection finish) {
        this.start = start;
        this.finish = finish;
    }

    @Post("/start")
    @Secured(Roles.ADMIN)
    Started start(@Body StartRequest request, Authentication authentication, RequestId requestId) {
        var environment = EbayEnvironment.of(request.environment())
                .orElseThrow(() -> HttpProblem.invalid("environment", "must be production or sandbox"));
        var opened = start.open(SignedIn.of(authentication).id(), environment, requestId)
                .orElseThrow(() -> HttpProblem.invalid("environment", "has no keyset here; set EBAY_" + environment.name() + "_CLIENT_ID"));
        return new Started(opened.consentPage().toString(), opened.expiresAt());
    }

    @Get("/callback")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> callback(HttpRequest<?> request, @Nullable Authentication authentication, RequestId requestId) {
        var caller = Optional.ofNullable(authentication).map(SignedIn::of).map(SignedIn::id);
        return toConsole(finish.finish(secret(request, "code"), secret(request, "state"), caller, requestId), requestId);
    }

    @Get("/declined")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> declined(RequestId requestId) {
        return toConsole(finish.finish(Optional.empty(), Optional.empty(), Optional.empty(), requestId), requestId);
    }

    /** Relative, so that it is right whatever name the browser reached us under. */
    private static HttpResponse<?> toConsole(Outcome outcome, RequestId requestId) {
        return HttpResponse.status(HttpStatus.FOUND)
                .header("Location", "/?oauth=" + outcome.word() + "&request_id=" + requestId + "#/connection");
    }

    private static Optional<Secret> secret(HttpRequest<?> request, String name) {
        return Optional.ofNullable(request.getParameters().get(name)).filter(value -> !value.isBlank()).map(Secret::new);
    }

    @Serdeable
    record StartRequest(@Nullable String environment) {
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Started(String authorizeUrl, Instant expiresAt) {
    }
}
