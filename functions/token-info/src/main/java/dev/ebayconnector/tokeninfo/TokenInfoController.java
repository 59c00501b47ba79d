package dev.ebayconnector.tokeninfo;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.Roles;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.tokeninfo.RefreshOnDemand.Result;
import dev.ebayconnector.web.Cursor;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code /api/ebay/token-info}. */
@Controller("/api/ebay/token-info")
final class TokenInfoController {

    private final TokenInfoStore store;
    private final RefreshOnDemand refresh;
    private final EventLog events;
    private final Clock clock;

    TokenInfoController(TokenInfoStore store, RefreshOnDemand refresh, EventLog events, Clock clock) {
        this.store = store;
        this.refresh = refresh;
        this.events = events;
        this.clock = clock;
    }

    @Get
    @Secured({Roles.ADMIN, Roles.VIEWER})
    Page<ShownToken> list(HttpRequest<?> request, Authentication authentication, RequestId requestId) {
        var query = Query.of(request, "environment", "limit", "next");
        var environment = query.oneOf("environment", "production", "sandbox").orElse(null);
        var limit = query.limit();
        var next = query.next(After::of);
        query.check();
        var rows = store.newest(
                environment,
                next.map(After::at).orElse(null),
                next.map(After::id).orElse(null),
                limit + 1);
        events.record(Event.info("token.viewed", "Listed the tokens' dates.", requestId)
                .user(SignedIn.of(authentication).id())
                .detail("shown", Math.min(rows.size(), limit))
                .detail("environment", environment));
        var now = clock.instant();
        return Page.cut(rows, limit, row -> ShownToken.of(row, now), row -> Cursor.after(row.updatedAt(), row.id()));
    }

    /** With {@code {"dry_run": true}} it shows what a refresh would do and changes nothing. */
    @Post("/{accountId}/refresh")
    @Secured(Roles.ADMIN)
    Refreshed refresh(
            @PathVariable String accountId,
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> request,
            Authentication authentication,
            RequestId requestId) {
        var dryRun = RefreshRequest.read(body, request).dryRun();
        return switch (refresh.run(id(accountId), SignedIn.of(authentication).id(), dryRun, requestId)) {
            case Result.Done done -> new Refreshed(dryRun, done.action(), done.before(), done.after());
            case Result.NoToken _ -> throw HttpProblem.notFound("This account's token");
            case Result.Misconfigured wrong -> throw HttpProblem.of(HttpStatus.SERVICE_UNAVAILABLE, wrong.detail());
            case Result.Unavailable unavailable ->
                throw HttpProblem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The token was not refreshed: " + unavailable.reason() + ". Try again in a minute.");
        };
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.invalid("accountId", "must be a UUID");
        }
    }

    /** The key of the last row of a page. */
    private record After(Instant at, UUID id) {

        static After of(List<String> parts) {
            return new After(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Refreshed(boolean dryRun, String action, ShownToken before, ShownToken after) {}
}
