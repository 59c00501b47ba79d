package dev.ebayconnector.auth;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ebayconnector.auth.Sessions.Session;
import dev.ebayconnector.auth.SignIn.Result;
import dev.ebayconnector.security.SessionCookies;
import dev.ebayconnector.web.HttpProblem;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a client is answered at each step of a sign-in. What waits is a cookie, or a token for a program that asks for it. */
@Singleton
final class SignInAnswers {

    private static final String SECOND = "second";
    private static final String PASSKEY = "passkey";

    private final SessionCookies cookies;
    private final Passkeys passkeys;

    SignInAnswers(SessionCookies cookies, Passkeys passkeys) {
        this.cookies = cookies;
        this.passkeys = passkeys;
    }

    /**
     * @param wrong what to say of a wrong password or factor
     * @param token whether the client is a program, which keeps no cookies
     */
    MutableHttpResponse<Step> of(Result result, String wrong, boolean token) {
        return switch (result) {
            case Result.Opened(Session session) -> granted(session, token);
            case Result.SecondNeeded needed -> second(needed, token);
            case Result.Wrong _ -> throw HttpProblem.of(HttpStatus.UNAUTHORIZED, wrong);
            case Result.Expired _ ->
                throw HttpProblem.of(
                                HttpStatus.UNAUTHORIZED,
                                "This sign-in was finished, has expired, or had too many wrong answers. Start again.")
                        .with("code", "start-again");
            case Result.TooMany(Duration pause) ->
                throw HttpProblem.of(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "There were too many attempts to sign in. Wait, then try again; the header Retry-After"
                                        + " says how many seconds.")
                        .retryAfter(pause);
        };
    }

    private MutableHttpResponse<Step> granted(Session session, boolean token) {
        return HttpResponse.ok(Step.granted(session, token))
                .cookies(new HashSet<Cookie>(cookies.issue(session.token(), session.csrf(), session.kept())));
    }

    private MutableHttpResponse<Step> second(Result.SecondNeeded needed, boolean token) {
        var step = Step.second(needed, needed.request().map(passkeys::forBrowser), token);
        return HttpResponse.accepted()
                .body(step)
                .cookies(Set.of(cookies.hide(SECOND, needed.secret(), SecondStep.LIFE)));
    }

    /** A request for any passkey of the browser. */
    MutableHttpResponse<Step> asked(String request, String state, boolean token) {
        return HttpResponse.ok(Step.asked(passkeys.forBrowser(request), token ? state : null))
                .cookies(Set.of(cookies.hide(PASSKEY, state, Passkeys.LIFE)));
    }

    /** What names the sign-in that waits for a second factor. */
    Optional<String> secondOf(HttpRequest<?> request, Optional<String> sent) {
        return sent.or(() -> cookies.hidden(request, SECOND));
    }

    /** What the browser got with the request for a passkey. */
    Optional<String> stateOf(HttpRequest<?> request, Optional<String> sent) {
        return sent.or(() -> cookies.hidden(request, PASSKEY));
    }

    /**
     * @param accessToken  only for a program that asked for it; a browser has the cookie, which scripts cannot read
     * @param secondFactor what the user may send now
     * @param pending      names the sign-in that waits, for a program
     * @param publicKey    for the browser, which names its members itself (WebAuthn 3, 5.5)
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            @Nullable String accessToken,
            @Nullable String tokenType,
            long expiresIn,
            @Nullable List<String> secondFactor,
            @Nullable String pending,
            @Nullable Map<String, Object> publicKey) {

        static Step granted(Session session, boolean token) {
            return new Step(
                    token ? session.token() : null,
                    token ? "Bearer" : null,
                    session.life().toSeconds(),
                    null,
                    null,
                    null);
        }

        static Step second(Result.SecondNeeded needed, Optional<Map<String, Object>> publicKey, boolean token) {
            return new Step(
                    null,
                    null,
                    SecondStep.LIFE.toSeconds(),
                    needed.kinds(),
                    token ? needed.secret() : null,
                    publicKey.orElse(null));
        }

        static Step asked(Map<String, Object> publicKey, String state) {
            return new Step(null, null, Passkeys.LIFE.toSeconds(), null, state, publicKey);
        }

        @Override
        public String toString() {
            return "Step[***]";
        }
    }
}
