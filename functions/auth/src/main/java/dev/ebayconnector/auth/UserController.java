package dev.ebayconnector.auth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.Roles;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.Problem.FieldError;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;

/** {@code /api/users}, for admins. */
@Controller("/api/users")
@Secured(Roles.ADMIN)
final class UserController {

    private final UserStore users;
    private final Passwords passwords;
    private final EventLog events;

    UserController(UserStore users, Passwords passwords, EventLog events) {
        this.users = users;
        this.passwords = passwords;
        this.events = events;
    }

    @Get
    Page<Shown> list() {
        return new Page<>(users.all().stream().map(Shown::of).toList(), null);
    }

    @Post
    HttpResponse<Shown> add(@Body NewUser user, Authentication authentication, RequestId requestId) {
        user.check();
        if (users.add(user.email().strip(), passwords.hash(user.password()), user.role()) == 0) {
            throw HttpProblem.of(HttpStatus.CONFLICT, "Somebody has this e-mail address already.");
        }
        var added = users.findByEmail(user.email().strip()).orElseThrow();
        events.record(Event.info("auth.user_added", "Added a user with the role " + added.role() + ".", requestId)
                .user(SignedIn.of(authentication).id())
                .detail("added_user_id", added.id()));
        return HttpResponse.created(Shown.of(added));
    }

    @Serdeable
    record NewUser(String email, String password, String role) {

        void check() {
            var errors = new ArrayList<FieldError>();
            if (email == null || !email.strip().matches("[^@\\s]+@[^@\\s]+") || email.length() > 320) {
                errors.add(new FieldError("email", "must be an e-mail address"));
            }
            if (password == null || password.length() < Passwords.MINIMUM_LENGTH) {
                errors.add(
                        new FieldError("password", "must have at least " + Passwords.MINIMUM_LENGTH + " characters"));
            }
            if (role == null || !Set.of(Roles.ADMIN, Roles.VIEWER).contains(role)) {
                errors.add(new FieldError("role", "must be ADMIN or VIEWER"));
            }
            if (!errors.isEmpty()) {
                throw HttpProblem.invalid(errors);
            }
        }

        @Override
        public String toString() {
            return "NewUser[***]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Shown(String id, String email, String role, Instant createdAt) {

        static Shown of(User user) {
            return new Shown(user.id().toString(), user.email(), user.role(), user.createdAt());
        }
    }
}
