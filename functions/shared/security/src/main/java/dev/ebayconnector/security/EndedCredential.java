package dev.ebayconnector.security;

import dev.ebayconnector.web.HttpProblem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.context.ServerRequestContext;
import java.util.Map;
import java.util.Optional;

/**
 * A session or an API token that has ended, and why. Only who sends its secret is told: whatever else a request brings
 * is answered as one without any sign-in, so that nothing can be learned by guessing.
 *
 * @param code   the member {@code code} of the refusal
 * @param reason the member {@code reason}; also in the event log
 */
record EndedCredential(String code, String reason) {

    static final String SESSION = "session-ended";
    static final String API_TOKEN = "api-token-ended";

    private static final String ATTRIBUTE = "ended_credential";

    /** What a person or a program that still has the session is told. */
    private static final Map<String, String> SESSIONS = Map.ofEntries(
            Map.entry("unused", "This session ended because it was not used for too long."),
            Map.entry("too_old", "This session has reached its end."),
            Map.entry("signed_out", "This session was signed out."),
            Map.entry("signed_out_everywhere", "This session ended when its user signed out everywhere."),
            Map.entry("ended_by_admin", "This session was ended by an admin."),
            Map.entry("password_changed", "This session ended when the password was changed."),
            Map.entry("role_changed", "This session ended when the role of its user was changed."),
            Map.entry("disabled", "This session ended when its user was disabled."),
            Map.entry("factor_added", "This session ended when its user added a second factor in another one."),
            Map.entry("factors_reset", "This session ended when an admin reset the second factors of its user."),
            Map.entry("wrong_passwords", "This session ended after several wrong passwords or second factors."),
            Map.entry("user_changed", "This session ended when its user was changed."));

    private static final Map<String, String> API_TOKENS = Map.of(
            "revoked", "This API token was revoked.",
            "expired", "This API token has expired.",
            "user_changed", "This API token ended when the admin who made it was disabled or became no admin.");

    /** Notes it for the answer to the present request. */
    void tellCaller() {
        ServerRequestContext.currentRequest().ifPresent(request -> request.setAttribute(ATTRIBUTE, this));
    }

    /** What the request brought, if that has ended. */
    static Optional<EndedCredential> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, EndedCredential.class);
    }

    HttpProblem problem() {
        var sentence = code.equals(SESSION)
                ? SESSIONS.getOrDefault(reason, "This session has ended.") + " Sign in again."
                : API_TOKENS.getOrDefault(reason, "This API token has ended.") + " Ask an admin for a new one.";
        return HttpProblem.of(HttpStatus.UNAUTHORIZED, sentence)
                .with("code", code)
                .with("reason", reason);
    }
}
