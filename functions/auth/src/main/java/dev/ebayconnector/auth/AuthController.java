package dev.ebayconnector.auth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.security.SessionCookies;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.web.Members;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
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

/** Who is signed in, and signing out: {@code /api/auth}. */
@Controller("/api/auth")
final class AuthController {

    private final Sessions sessions;
    private final SessionCookies cookies;

    AuthController(Sessions sessions, SessionCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
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

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Me(String id, String email, String role, String csrfToken) {}
}
