package dev.ebayconnector.security;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.validator.DefaultJwtAuthenticationFactory;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/**
 * Signs a request in by its session. The signature was checked before; here the row that the session names says whether it
 * is still valid, who the user is, and which role the user has. So a session ends with effect on the next request.
 */
@Singleton
@Replaces(DefaultJwtAuthenticationFactory.class)
final class SessionAuthentication implements JwtAuthenticationFactory {

    private final SessionStore sessions;
    private final EndedCredentialEvents ended;

    SessionAuthentication(SessionStore sessions, EndedCredentialEvents ended) {
        this.sessions = sessions;
        this.ended = ended;
    }

    @Override
    public Optional<Authentication> createAuthentication(JWT session) {
        try {
            return valid(session.getJWTClaimsSet());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private Optional<Authentication> valid(JWTClaimsSet claims) throws ParseException {
        var csrf =
                Optional.ofNullable(claims.getStringClaim(SessionClaims.CSRF)).orElse("");
        var secretHash = SecretHash.of(claims.getJWTID());
        var session = sessions.find(secretHash, !BackgroundRequest.isPresent());
        if (session.isEmpty()) {
            ended.sessionRefused(secretHash).ifPresent(EndedCredential::tellCaller);
        }
        return session.filter(row -> row.userId().toString().equals(claims.getSubject()))
                .map(row -> new SignedIn(
                        row.userId(),
                        row.email(),
                        row.role(),
                        csrf,
                        new Credential.Session(row.id(), row.confirmedAt())))
                .map(signedIn -> signedIn.authentication(List.of(signedIn.role())));
    }
}
