package dev.ebayconnector.tokeninfo;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.security.Roles;
import dev.ebayconnector.tokens.AccessResult;
import dev.ebayconnector.tokens.AccessTokens;
import dev.ebayconnector.web.Cursor;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.Query;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code /api/ebay/token-info}. */
@Controller("/api/ebay/token-info")
final class TokenInfoController {

    private final TokenInfoStore store;
    private final AccountStore accounts;
    private final AccessTokens tokens;

    TokenInfoController(TokenInfoStore store, AccountStore accounts, AccessTokens tokens) {
        this.store = store;
        this.accounts = accounts;
        this.tokens = tokens;
    }

    @Get
    @Secured({Roles.ADMIN, Roles.VIEWER})
    Page<Shown> list(HttpRequest<?> request) {
        var query = Query.of(request, "environment", "limit", "next");
        var environment = query.oneOf("environment", "production", "sandbox").orElse(null);
        var limit = query.limit();
        var next = query.next(After::of);
        query.check();
        var rows = store.newest(environment, next.map(After::at).orElse(null), next.map(After::id).orElse(null), limit + 1);
        return Page.cut(rows, limit, Shown::of, row -> Cursor.after(row.updatedAt(), row.id()));
    }

    /** {@code dryRun=true} shows what would happen and changes nothing. */
    @Post("/{accountId}/refresh")
    @Secured(Roles.ADMIN)
    Refreshed refresh(@PathVariable String accountId, HttpRequest<?> request, RequestId requestId) {
        var query = Query.of(request, "dryRun");
        var dryRun = query.flag("dryRun", false);
        query.check();
        var before = store.ofAccount(id(accountId)).orElseThrow(() -> HttpProblem.notFound("This account's token"));
        if (dryRun) {
            return new Refreshed(true, before.hasRefreshToken() ? "would_refresh" : "needs_reconnect", Shown.of(before), Shown.of(before));
        }
        var account = accounts.find(before.accountId()).orElseThrow(() -> HttpProblem.notFound("This account"));
        return switch (tokens.refreshNow(account, requestId)) {
            case AccessResult.Available _ -> new Refreshed(false, "refreshed", Shown.of(before), after(before));
            case AccessResult.NeedsReconnect _ -> new Refreshed(false, "needs_reconnect", Shown.of(before), after(before));
            case AccessResult.MissingScope _ -> throw new IllegalStateException("a refresh needs no scope");
            case AccessResult.Unavailable away -> throw HttpProblem.of(HttpStatus.SERVICE_UNAVAILABLE,
                    "eBay could not refresh the token just now (" + away.reason() + "); try again in a minute.");
        };
    }

    private Shown after(TokenInfo before) {
        return store.ofAccount(before.accountId()).map(Shown::of).orElse(null);
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
    record Refreshed(boolean dryRun, String action, Shown before, Shown after) {
    }

    /** As callers see it; every time is UTC. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Shown(String id, String accountId, String account, String environment, String status, Instant createdAt, Instant updatedAt,
                 Instant expiresAt, List<String> scopes, boolean hasRefreshToken, Instant refreshExpiresAt,
                 Instant lastRefreshedAt, String lastRefreshError) {

        static Shown of(TokenInfo info) {
            return new Shown(info.id().toString(), info.accountId().toString(), info.account(), info.environment(), info.status(),
                    info.createdAt(), info.updatedAt(), info.expiresAt(), List.of(info.scopes().split(" ")), info.hasRefreshToken(),
                    info.refreshExpiresAt(), info.lastRefreshedAt(), info.lastRefreshError());
        }
    }
}
