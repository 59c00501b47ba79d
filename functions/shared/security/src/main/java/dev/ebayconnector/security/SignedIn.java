package dev.ebayconnector.security;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.web.HttpProblem;
import io.micronaut.http.HttpStatus;
import io.micronaut.security.authentication.Authentication;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * The user of a request, as the database says it now.
 *
 * @param csrf the token that writes by cookie must repeat; empty for a program
 * @param by   the session, or the token of a program that acts for the user
 */
public record SignedIn(UUID id, String email, String role, String csrf, Credential by) {

    private static final String ATTRIBUTE = "signed_in";

    public static SignedIn of(Authentication authentication) {
        return (SignedIn) authentication.getAttributes().get(ATTRIBUTE);
    }

    /**
     * The session of a person, for what a program's token must not do.
     *
     * @throws HttpProblem 403 if the request is signed in by an API token
     */
    public Credential.Session session() {
        return switch (by) {
            case Credential.Session session -> session;
            case Credential.ApiToken _ ->
                throw HttpProblem.of(
                        HttpStatus.FORBIDDEN, "An API token cannot do this. Sign in with e-mail address and password.");
        };
    }

    /**
     * Signs the present request in; its events name this user from now on.
     *
     * @param roles what {@link Policy} of a route is compared with
     */
    Authentication authentication(Collection<String> roles) {
        CurrentRequest.signedIn(
                new CurrentRequest.Caller(id, by instanceof Credential.ApiToken token ? token.id() : null));
        return Authentication.build(id.toString(), roles, Map.of(ATTRIBUTE, this));
    }
}
