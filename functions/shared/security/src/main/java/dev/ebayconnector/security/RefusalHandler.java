package dev.ebayconnector.security;

import dev.ebayconnector.web.HttpProblem;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/** 401 for an unauthenticated request, 403 for a role that is not allowed; never a redirect. A session that has ended is told why. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class RefusalHandler implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

    private final ExceptionHandler<HttpProblem, ?> problems;

    private final RefusalEvents events;

    RefusalHandler(ExceptionHandler<HttpProblem, ?> problems, RefusalEvents events) {
        this.problems = problems;
        this.events = events;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface declares it
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
        if (refused.isForbidden() && refused.getAuthentication() != null) {
            events.forbidden(request, refused.getAuthentication(), "role");
        }
        return (MutableHttpResponse<?>) problems.handle(request, problem(request, refused));
    }

    private static HttpProblem problem(HttpRequest<?> request, AuthorizationException refused) {
        if (refused.isForbidden() && mustEnrol(refused)) {
            return HttpProblem.of(
                            HttpStatus.FORBIDDEN,
                            "Admins need a second factor here. Add an authenticator app or a passkey first:"
                                    + " POST /api/auth/factors/totp or /api/auth/factors/passkey.")
                    .with("code", "second-factor-required");
        }
        return refused.isForbidden()
                ? HttpProblem.of(HttpStatus.FORBIDDEN, "Your role does not allow this. Ask an admin.")
                : EndedCredential.of(request)
                        .map(EndedCredential::problem)
                        .orElseGet(() ->
                                HttpProblem.of(HttpStatus.UNAUTHORIZED, "Sign in, or send a valid bearer token."));
    }

    private static boolean mustEnrol(AuthorizationException refused) {
        return refused.getAuthentication() != null
                && refused.getAuthentication().getRoles().contains(Roles.ENROLLING);
    }
}
