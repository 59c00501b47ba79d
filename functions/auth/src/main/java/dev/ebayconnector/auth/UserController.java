package dev.ebayconnector.auth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.Roles;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
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
import java.util.Set;

/** {@code /api/users}, for admins. */
@Controller("/api/users")
final class UserController {

    private final UserStore users;
    private final UserListStore lists;
    private final Passwords passwords;
    private final EventLog events;

    UserController(UserStore users, UserListStore lists, Passwords passwords, EventLog events) {
        this.users = users;
        this.lists = lists;
        this.passwords = passwords;
        this.events = events;
    }

    @Get
    Page<UserView> list(HttpRequest<?> request) {
        var query = Query.of(request, "limit", "next");
        var page = query.page(UserKey::of);
        query.check();
        return page.page(lists.byEmail(page), UserView::of, UserKey::of);
    }

    @Post
    HttpResponse<UserView> add(
            @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        var user = NewUser.read(body);
        if (users.add(user.email(), passwords.hash(user.password()), user.role()) == 0) {
            throw HttpProblem.of(HttpStatus.CONFLICT, "A user with this e-mail address already exists.");
        }
        var added = users.findByEmail(user.email()).orElseThrow();
        events.record(Event.info("auth.user_added", "Added a user with the role " + added.role() + ".", requestId)
                .user(SignedIn.of(authentication).id())
                .detail("added_user_id", added.id()));
        return HttpResponse.created(UserView.of(added));
    }

    private record NewUser(String email, String password, String role) {

        private static final int LONGEST_EMAIL = 320;
        private static final Set<String> ROLES = Set.of(Roles.ADMIN, Roles.VIEWER);

        static NewUser read(Map<String, Object> body) {
            var members = Members.of(body, "email", "password", "role");
            var user = new NewUser(
                    members.text("email", NewUser::isEmail, "must be an e-mail address")
                            .strip(),
                    members.text(
                            "password",
                            text -> text.length() >= Passwords.MINIMUM_LENGTH,
                            "must have at least " + Passwords.MINIMUM_LENGTH + " characters"),
                    members.text("role", ROLES::contains, "must be ADMIN or VIEWER"));
            members.check();
            return user;
        }

        private static boolean isEmail(String text) {
            return text.length() <= LONGEST_EMAIL && text.strip().matches("[^@\\s]+@[^@\\s]+");
        }

        @Override
        public String toString() {
            return "NewUser[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record UserView(String id, String email, String role, Instant createdAt) {

        static UserView of(User user) {
            return new UserView(user.id().toString(), user.email(), user.role(), user.createdAt());
        }

        static UserView of(UserRow row) {
            return new UserView(row.id().toString(), row.email(), row.role(), row.createdAt());
        }
    }
}
