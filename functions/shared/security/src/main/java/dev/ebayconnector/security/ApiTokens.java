package dev.ebayconnector.security;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Signs a request in by the token of a program, sent as a bearer token. */
@Singleton
public final class ApiTokens implements TokenValidator<HttpRequest<?>> {

    /** Every token begins with it, so that it is recognised where it should not be, such as in a repository. */
    public static final String PREFIX = "ebc_";

    private final ApiTokenStore tokens;
    private final EndedCredentialEvents ended;

    ApiTokens(ApiTokenStore tokens, EndedCredentialEvents ended) {
        this.tokens = tokens;
        this.ended = ended;
    }

    @Override
    public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
        if (!token.startsWith(PREFIX) || !BearerHeader.isIn(request)) {
            return Publishers.empty();
        }
        var secretHash = SecretHash.of(token);
        var found = tokens.find(secretHash);
        if (found.isEmpty()) {
            ended.apiTokenRefused(secretHash).ifPresent(EndedCredential::tellCaller);
        }
        return found.map(ApiTokens::authentication).map(Publishers::just).orElseGet(Publishers::empty);
    }

    private static Authentication authentication(ApiTokenStore.Row row) {
        var roles = row.scope().roles();
        return new SignedIn(
                        row.userId(), row.email(), roles.getFirst(), "", new Credential.ApiToken(row.id(), row.name()))
                .authentication(roles);
    }
}
