package dev.ebayconnector.auth;

import dev.ebayconnector.web.CreatedKey;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.PathId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Clock;
import java.time.Instant;

/** Where a user is and was signed in: {@code /api/users/{id}/sessions}, for admins. */
@Controller("/api/users/{id}/sessions")
final class UserSessionController {

    private final UserStore users;
    private final UserSessionListStore lists;
    private final Clock clock;

    UserSessionController(UserStore users, UserSessionListStore lists, Clock clock) {
        this.users = users;
        this.lists = lists;
        this.clock = clock;
    }

    @Get
    Page<UserSessionView> list(PathId id, HttpRequest<?> request) {
        var page = CreatedKey.page(request);
        if (users.find(id.value()).isEmpty()) {
            throw HttpProblem.notFound("This user");
        }
        return page.page(
                lists.of(id.value(), clock.instant(), page),
                UserSessionView::of,
                row -> new CreatedKey(row.madeAt(), row.id()));
    }

    /**
     * @param endedAt  null while it is valid
     * @param endedWhy null while it is valid
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record UserSessionView(
            String id,
            Instant madeAt,
            Instant lastSeenAt,
            Instant endsAt,
            String address,
            String client,
            @Nullable Instant endedAt,
            @Nullable String endedWhy) {

        static UserSessionView of(UserSessionRow row) {
            return new UserSessionView(
                    row.id().toString(),
                    row.madeAt(),
                    row.lastSeenAt(),
                    row.endsAt(),
                    row.address(),
                    row.client(),
                    row.endedAt(),
                    row.endedWhy());
        }
    }
}
