package dev.ebayconnector.auth;

import dev.ebayconnector.auth.UserChanges.Result;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.security.Roles;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.security.StepUp;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
import dev.ebayconnector.web.PathId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Map;

/** Changes one user: {@code /api/users/{id}/…}, for admins who have confirmed their password. */
@Controller("/api/users/{id}")
final class UserChangeController {

    private final UserStore users;
    private final UserChanges changes;
    private final PasswordLinks links;
    private final Sessions sessions;
    private final FactorChanges factors;
    private final StepUp stepUp;

    UserChangeController(
            UserStore users,
            UserChanges changes,
            PasswordLinks links,
            Sessions sessions,
            FactorChanges factors,
            StepUp stepUp) {
        this.users = users;
        this.changes = changes;
        this.links = links;
        this.sessions = sessions;
        this.factors = factors;
        this.stepUp = stepUp;
    }

    @Post("/role")
    HttpResponse<?> role(
            PathId id, @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        var members = Members.of(body, "role");
        var role = members.text(
                "role", text -> text.equals(Roles.ADMIN) || text.equals(Roles.VIEWER), "must be ADMIN or VIEWER");
        members.check();
        stepUp.require(authentication);
        return answer(changes.changeRole(user(id), role, SignedIn.of(authentication), requestId));
    }

    @Post("/disable")
    HttpResponse<?> disable(
            PathId id, @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        Members.of(body).check();
        stepUp.require(authentication);
        return answer(changes.disable(user(id), SignedIn.of(authentication), requestId));
    }

    @Post("/enable")
    HttpResponse<?> enable(
            PathId id, @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        Members.of(body).check();
        stepUp.require(authentication);
        return answer(changes.enable(user(id), SignedIn.of(authentication), requestId));
    }

    @Post("/delete")
    HttpResponse<?> delete(
            PathId id, @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        Members.of(body).check();
        stepUp.require(authentication);
        return answer(changes.delete(user(id), SignedIn.of(authentication), requestId));
    }

    /** The user is signed out everywhere, and may sign in again. */
    @Post("/sessions/end")
    SessionController.Ended endSessions(
            PathId id, @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        Members.of(body).check();
        stepUp.require(authentication);
        return new SessionController.Ended(sessions.endAll(user(id).id(), SignedIn.of(authentication), requestId));
    }

    /** For a user who lost the second factors. One's own are removed one by one, by a factor that is still there. */
    @Post("/factors/reset")
    FactorsReset resetFactors(
            PathId id, @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        Members.of(body).check();
        stepUp.require(authentication);
        var by = SignedIn.of(authentication);
        if (by.id().equals(id.value())) {
            throw HttpProblem.of(
                    HttpStatus.CONFLICT,
                    "Remove your own factors under /api/auth/factors, or ask another admin to reset them.");
        }
        return new FactorsReset(factors.reset(user(id), by, requestId));
    }

    /** For a user who lost the password, or whose invitation has expired. */
    @Post("/password-link")
    LinkView passwordLink(
            PathId id, @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        Members.of(body).check();
        stepUp.require(authentication);
        var link = links.make(user(id), SignedIn.of(authentication), requestId);
        return new LinkView(link.path(), link.purpose(), link.expiresAt());
    }

    private User user(PathId id) {
        return users.find(id.value()).orElseThrow(() -> HttpProblem.notFound("This user"));
    }

    private static HttpResponse<?> answer(Result result) {
        return switch (result) {
            case DONE, UNCHANGED -> HttpResponse.noContent();
            case NO_USER -> throw HttpProblem.notFound("This user");
            case LAST_ADMIN ->
                throw HttpProblem.of(
                                HttpStatus.CONFLICT,
                                "This is the last admin who can sign in. Make another user an admin first.")
                        .with("code", "last-admin");
        };
    }

    /** @param removed how many factors the user had */
    @Serdeable
    record FactorsReset(int removed) {}

    /** @param link a path of the console, to be handed to the user by a safe way */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record LinkView(String link, String purpose, Instant expiresAt) {

        @Override
        public String toString() {
            return "LinkView[" + purpose + "]";
        }
    }
}
