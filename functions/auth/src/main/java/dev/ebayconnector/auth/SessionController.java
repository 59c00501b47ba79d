package dev.ebayconnector.auth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.security.Credential;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.web.CreatedKey;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.PathId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** The sessions of the user who asks: {@code /api/auth/sessions}. A program neither sees nor ends them. */
@Controller("/api/auth/sessions")
final class SessionController {

    private final Sessions sessions;
    private final SessionListStore lists;
    private final Clock clock;

    SessionController(Sessions sessions, SessionListStore lists, Clock clock) {
        this.sessions = sessions;
        this.lists = lists;
        this.clock = clock;
    }

    @Get
    Page<SessionView> list(HttpRequest<?> request, Authentication authentication) {
        var page = CreatedKey.page(request);
        var user = SignedIn.of(authentication);
        var current = user.session();
        return page.page(
                lists.of(user.id(), clock.instant(), page),
                row -> SessionView.of(row, current),
                row -> new CreatedKey(row.madeAt(), row.id()));
    }

    @Post("/{id}/end")
    Ended end(PathId id, @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        Members.of(body).check();
        var user = SignedIn.of(authentication);
        user.session();
        if (!sessions.endOne(user, id.value(), requestId)) {
            throw HttpProblem.notFound("This session");
        }
        return new Ended(1);
    }

    @Post("/end")
    Ended endAll(@Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        Members.of(body).check();
        var user = SignedIn.of(authentication);
        user.session();
        return new Ended(sessions.endAll(user.id(), user, requestId));
    }

    /** @param current whether it is the session of this request */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record SessionView(
            String id,
            Instant madeAt,
            Instant lastSeenAt,
            Instant endsAt,
            String address,
            String client,
            boolean current) {

        static SessionView of(SessionRow row, Credential.Session current) {
            return new SessionView(
                    row.id().toString(),
                    row.madeAt(),
                    row.lastSeenAt(),
                    row.endsAt(),
                    row.address(),
                    row.client(),
                    row.id().equals(current.id()));
        }
    }

    @Serdeable
    record Ended(int ended) {}
}
