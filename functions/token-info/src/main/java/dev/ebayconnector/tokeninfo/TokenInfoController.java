package dev.ebayconnector.tokeninfo;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.idempotency.Idempotent;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.tokeninfo.RefreshOnDemand.Result;
import dev.ebayconnector.web.CreatedKey;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.PathId;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Clock;
import java.util.Map;

/** {@code /api/ebay/token-info}. */
@Controller("/api/ebay/token-info")
final class TokenInfoController {

    private final TokenListStore lists;
    private final RefreshOnDemand refresh;
    private final EventLog events;
    private final Clock clock;

    TokenInfoController(TokenListStore lists, RefreshOnDemand refresh, EventLog events, Clock clock) {
        this.lists = lists;
        this.refresh = refresh;
        this.events = events;
        this.clock = clock;
    }

    @Get
    Page<ShownToken> list(HttpRequest<?> request, Authentication authentication, RequestId requestId) {
        var query = Query.of(request, "environment", "limit", "next");
        var environment = query.oneOf("environment", "production", "sandbox").orElse(null);
        var page = query.page(CreatedKey::of);
        query.check();
        var rows = lists.newest(environment, page.afterValues(), page.rows());
        events.record(Event.info("token.viewed", "Viewed the list of tokens.", requestId)
                .user(SignedIn.of(authentication).id())
                .detail("shown", Math.min(rows.size(), page.limit()))
                .detail("environment", environment));
        var now = clock.instant();
        return page.page(rows, row -> ShownToken.of(row, now), row -> new CreatedKey(row.updatedAt(), row.id()));
    }

    /** With {@code {"dry_run": true}} it shows what a refresh would do and changes nothing. */
    @Post("/{accountId}/refresh")
    @Idempotent
    Refreshed refresh(
            PathId accountId,
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> request,
            Authentication authentication,
            RequestId requestId) {
        var dryRun = RefreshRequest.read(body, request).dryRun();
        return switch (refresh.run(
                accountId.value(), SignedIn.of(authentication).id(), dryRun, requestId)) {
            case Result.Done done -> new Refreshed(dryRun, done.action(), done.before(), done.after());
            case Result.NoToken _ -> throw HttpProblem.notFound("This account's token");
            case Result.Misconfigured wrong -> throw HttpProblem.of(HttpStatus.SERVICE_UNAVAILABLE, wrong.detail());
            case Result.Unavailable unavailable ->
                throw HttpProblem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The token was not refreshed: " + unavailable.reason() + ". Try again in a minute.");
        };
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Refreshed(
            boolean dryRun,
            String action,
            ShownToken before,
            @Nullable ShownToken after) {}
}
