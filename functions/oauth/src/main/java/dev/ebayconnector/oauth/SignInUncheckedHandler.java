package dev.ebayconnector.oauth;

import dev.ebayconnector.security.SignInUnchecked;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.RequestIdFilter;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** Leads a browser that comes from eBay back into the console, also if its session could not be checked. */
@Singleton
final class SignInUncheckedHandler implements ExceptionHandler<SignInUnchecked, HttpResponse<?>> {

    private static final Set<String> FROM_EBAY = Set.of("/api/ebay/oauth/callback", "/api/ebay/oauth/declined");
    private static final Duration SOON = Duration.ofSeconds(2);

    private final ExceptionHandler<HttpProblem, ?> problems;

    SignInUncheckedHandler(ExceptionHandler<HttpProblem, ?> problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface declares it
    public HttpResponse<?> handle(HttpRequest request, SignInUnchecked thrown) {
        if (FROM_EBAY.contains(request.getPath())) {
            return OAuthController.toConsole(Outcome.DATABASE_UNAVAILABLE, RequestIdFilter.idOf(request));
        }
        var problem = HttpProblem.of(
                        HttpStatus.SERVICE_UNAVAILABLE, "The database is unavailable. Try again in a few seconds.")
                .retryAfter(SOON);
        return (HttpResponse<?>) problems.handle(request, problem);
    }
}
