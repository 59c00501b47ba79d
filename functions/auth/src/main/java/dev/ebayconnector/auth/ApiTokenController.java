package dev.ebayconnector.auth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.ApiTokenScope;
import dev.ebayconnector.security.ApiTokens;
import dev.ebayconnector.security.SecretHash;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.security.StepUp;
import dev.ebayconnector.web.CreatedKey;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.PathId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The tokens of programs: {@code /api/auth/api-tokens}, for admins who have confirmed their password. */
@Controller("/api/auth/api-tokens")
final class ApiTokenController {

    private static final int LONGEST_NAME = 100;
    private static final int STANDARD_DAYS = 90;
    private static final int MOST_DAYS = 366;

    private final ApiTokenTable table;
    private final ApiTokenListStore lists;
    private final StepUp stepUp;
    private final EventLog events;
    private final Clock clock;

    ApiTokenController(ApiTokenTable table, ApiTokenListStore lists, StepUp stepUp, EventLog events, Clock clock) {
        this.table = table;
        this.lists = lists;
        this.stepUp = stepUp;
        this.events = events;
        this.clock = clock;
    }

    @Get
    Page<TokenView> list(HttpRequest<?> request) {
        var page = CreatedKey.page(request);
        return page.page(lists.newest(page), TokenView::of, row -> new CreatedKey(row.madeAt(), row.id()));
    }

    /** The only answer that shows the token. */
    @Post
    HttpResponse<NewToken> make(
            @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        var wanted = Wanted.read(body);
        stepUp.require(authentication);
        var by = SignedIn.of(authentication);
        var token = ApiTokens.PREFIX + SecretHash.newSecret();
        var id = UUID.randomUUID();
        var now = clock.instant();
        var expiresAt = now.plus(wanted.life());
        table.add(
                id, SecretHash.of(token), by.id(), wanted.name(), wanted.scope().code(), now, expiresAt);
        events.record(Event.info("auth.api_token_made", "Made an API token.", requestId)
                .user(by.id())
                .detail("api_token_id", id)
                .detail("name", wanted.name())
                .detail("scope", wanted.scope().code())
                .detail("expires_at", expiresAt));
        return HttpResponse.created(
                new NewToken(id.toString(), wanted.name(), wanted.scope().code(), expiresAt, token));
    }

    @Post("/{id}/revoke")
    HttpResponse<?> revoke(
            PathId id, @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        Members.of(body).check();
        var by = SignedIn.of(authentication);
        if (table.revoke(id.value(), clock.instant(), by.id()) == 0) {
            throw HttpProblem.notFound("This API token");
        }
        events.record(Event.info("auth.api_token_revoked", "Revoked an API token.", requestId)
                .user(by.id())
                .detail("api_token_id", id.value()));
        return HttpResponse.noContent();
    }

    private record Wanted(String name, ApiTokenScope scope, Duration life) {

        static Wanted read(Map<String, Object> body) {
            var members = Members.of(body, "name", "scope", "days");
            var name = members.text(
                    "name",
                    text -> !text.isBlank() && text.length() <= LONGEST_NAME,
                    "must be a text of 1 to " + LONGEST_NAME + " characters");
            var scope = members.text(
                    "scope", text -> ApiTokenScope.of(text).isPresent(), "must be one of read, sync, admin");
            var days = body != null && body.get("days") != null ? members.number("days", 1, MOST_DAYS) : STANDARD_DAYS;
            members.check();
            return new Wanted(name.strip(), ApiTokenScope.of(scope).orElseThrow(), Duration.ofDays(days));
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record NewToken(String id, String name, String scope, Instant expiresAt, String token) {

        @Override
        public String toString() {
            return "NewToken[" + id + "]";
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record TokenView(
            String id,
            String name,
            String scope,
            String madeBy,
            Instant madeAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {

        static TokenView of(ApiTokenRow row) {
            return new TokenView(
                    row.id().toString(),
                    row.name(),
                    row.scope(),
                    row.userId().toString(),
                    row.madeAt(),
                    row.expiresAt(),
                    row.lastUsedAt(),
                    row.revokedAt());
        }
    }
}
