package dev.ebayconnector.auth;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.Roles;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.security.StepUp;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Map;

/** {@code /api/users}, for admins. */
@Controller("/api/users")
final class UserController {

    private final UserStore users;
    private final UserListStore lists;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final PasswordLinks links;
    private final StepUp stepUp;
    private final EventLog events;

    UserController(
            UserStore users,
            UserListStore lists,
            Passwords passwords,
            PasswordRules rules,
            PasswordLinks links,
            StepUp stepUp,
            EventLog events) {
        this.users = users;
        this.lists = lists;
        this.passwords = passwords;
        this.rules = rules;
        this.links = links;
        this.stepUp = stepUp;
        this.events = events;
    }

    @Get
    Page<UserView> list(HttpRequest<?> request) {
        var query = Query.of(request, "limit", "next");
        var page = query.page(UserKey::of);
        query.check();
        return page.page(lists.byEmail(page), UserView::of, UserKey::of);
    }

    /** Without a password the user is invited: the answer has the link by which the user sets the first one. */
    @Post
    HttpResponse<UserView> add(
            @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        var user = NewUser.read(body, rules);
        if (user.role().equals(Roles.ADMIN)) {
            stepUp.require(authentication);
        }
        var invited = user.password().isEmpty();
        var hash = user.password().map(passwords::hash).orElseGet(passwords::matchingNone);
        if (users.add(user.email(), hash, user.role(), !invited) == 0) {
            throw HttpProblem.of(HttpStatus.CONFLICT, "A user with this e-mail address already exists.");
        }
        var added = users.findByEmail(user.email()).orElseThrow();
        var by = SignedIn.of(authentication);
        events.record(Event.info("auth.user_added", "Added a user with the role " + added.role() + ".", requestId)
                .user(by.id())
                .detail("added_user_id", added.id())
                .detail("invited", invited));
        return HttpResponse.created(
                invited ? UserView.of(added, links.make(added, by, requestId)) : UserView.of(added));
    }

    /**
     * @param lastSignedInAt only of a user who has signed in
     * @param link           only of a user who was just invited
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UserView(
            String id,
            String email,
            String role,
            String state,
            Instant createdAt,
            @Nullable Instant lastSignedInAt,
            @Nullable String link,
            @Nullable Instant linkExpiresAt) {

        static UserView of(User user) {
            return new UserView(
                    user.id().toString(), user.email(), user.role(), "active", user.createdAt(), null, null, null);
        }

        static UserView of(User user, PasswordLinks.Link link) {
            return new UserView(
                    user.id().toString(),
                    user.email(),
                    user.role(),
                    "invited",
                    user.createdAt(),
                    null,
                    link.path(),
                    link.expiresAt());
        }

        static UserView of(UserRow row) {
            return new UserView(
                    row.id().toString(),
                    row.email(),
                    row.role(),
                    row.state(),
                    row.createdAt(),
                    row.lastSignedInAt(),
                    null,
                    null);
        }

        @Override
        public String toString() {
            return "UserView[" + id + "]";
        }
    }
}
