package dev.ebayconnector.auth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.security.Roles;
import dev.ebayconnector.security.SessionCookies;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Problem.FieldError;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.ArrayList;
import java.util.HashSet;

/** {@code /api/auth}. */
@Controller("/api/auth")
final class AuthController {

    private final SignIn signIn;
    private final SessionCookies cookies;

    AuthController(SignIn signIn, SessionCookies cookies) {
        this.signIn = signIn;
        this.cookies = cookies;
    }

    @Post("/login")
    @Secured(SecurityRule.IS_ANONYMOUS)
    MutableHttpResponse<Granted> login(@Body Credentials credentials, RequestId requestId) {
        credentials.check();
        var session = signIn.with(credentials.email(), credentials.password(), requestId)
                .orElseThrow(() -> HttpProblem.of(HttpStatus.UNAUTHORIZED, "E-mail address or password is wrong."));
        return HttpResponse.ok(new Granted(session.token(), "Bearer", SignIn.SESSION_LIFE.toSeconds()))
                .cookies(new HashSet<Cookie>(cookies.issue(session.token(), session.csrf(), SignIn.SESSION_LIFE)));
    }

    @Post("/logout")
    @Secured(SecurityRule.IS_ANONYMOUS)
    MutableHttpResponse<?> logout() {
        return HttpResponse.noContent().cookies(new HashSet<Cookie>(cookies.clear()));
    }

    @Get("/me")
    @Secured({Roles.ADMIN, Roles.VIEWER})
    Me me(Authentication authentication) {
        var signedIn = SignedIn.of(authentication);
        return new Me(signedIn.id().toString(), signedIn.email(), signedIn.role(), signedIn.csrf());
    }

    @Serdeable
    record Credentials(String email, String password) {

        void check() {
            var errors = new ArrayList<FieldError>();
            if (email == null || email.isBlank()) {
                errors.add(new FieldError("email", "is missing"));
            }
            if (password == null || password.isEmpty()) {
                errors.add(new FieldError("password", "is missing"));
            }
            if (!errors.isEmpty()) {
                throw HttpProblem.invalid(errors);
            }
        }

        @Override
        public String toString() {
            return "Credentials[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Granted(String accessToken, String tokenType, long expiresIn) {

        @Override
        public String toString() {
            return "Granted[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Me(String id, String email, String role, String csrfToken) {}
}
