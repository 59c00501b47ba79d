package dev.ebayconnector.auth;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ebayconnector.auth.Sessions.Session;
import dev.ebayconnector.auth.SignIn.Result;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.security.SessionCookies;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.web.ClientAddress;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.HashSet;
import java.util.Map;

/** Signing in and out: {@code /api/auth}. */
@Controller("/api/auth")
final class AuthController {

    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionCookies cookies;

    AuthController(SignIn signIn, Sessions sessions, SessionCookies cookies) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Post("/login")
    MutableHttpResponse<Granted> login(
            @Body @Nullable Map<String, Object> body, HttpRequest<?> request, RequestId requestId) {
        var credentials = Credentials.read(body);
        return switch (signIn.with(
                credentials.email(),
                credentials.password(),
                ClientAddress.networkOf(request),
                Client.of(request),
                requestId)) {
            case Result.Opened(var session) -> granted(session, credentials.token());
            case Result.Wrong _ ->
                throw HttpProblem.of(HttpStatus.UNAUTHORIZED, "The e-mail address or the password is wrong.");
            case Result.TooMany(var pause) ->
                throw HttpProblem.of(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "There were too many attempts to sign in. Wait, then try again; the header Retry-After"
                                        + " says how many seconds.")
                        .retryAfter(pause);
        };
    }

    private MutableHttpResponse<Granted> granted(Session session, boolean token) {
        var granted = token
                ? new Granted(session.token(), "Bearer", session.life().toSeconds())
                : new Granted(null, null, session.life().toSeconds());
        return HttpResponse.ok(granted)
                .cookies(new HashSet<Cookie>(cookies.issue(session.token(), session.csrf(), session.life())));
    }

    @Post("/logout")
    MutableHttpResponse<?> logout(
            @Body @Nullable Map<String, Object> body, @Nullable Authentication authentication, RequestId requestId) {
        Members.of(body).check();
        if (authentication != null) {
            sessions.signOut(SignedIn.of(authentication), requestId);
        }
        return HttpResponse.noContent().cookies(new HashSet<Cookie>(cookies.clear()));
    }

    @Get("/me")
    Me me(Authentication authentication) {
        var signedIn = SignedIn.of(authentication);
        return new Me(signedIn.id().toString(), signedIn.email(), signedIn.role(), signedIn.csrf());
    }

    private record Credentials(String email, String password, boolean token) {

        static Credentials read(Map<String, Object> body) {
            var members = Members.of(body, "email", "password", "token");
            var credentials = new Credentials(
                    members.text("email", text -> !text.isBlank(), "is missing"),
                    members.text("password", text -> !text.isEmpty(), "is missing"),
                    members.flag("token"));
            members.check();
            return credentials;
        }

        @Override
        public String toString() {
            return "Credentials[***]";
        }
    }

    /** @param accessToken only for a program that asked for it; a browser has the cookie, which scripts cannot read */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Granted(@Nullable String accessToken, @Nullable String tokenType, long expiresIn) {

        @Override
        public String toString() {
            return "Granted[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Me(String id, String email, String role, String csrfToken) {}
}
