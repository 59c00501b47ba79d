package dev.ebayconnector.accounts;

import dev.ebayconnector.accounts.DisconnectAccount.Result;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.Scopes;
import dev.ebayconnector.security.Roles;
import dev.ebayconnector.security.SignedIn;
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
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code /api/ebay/accounts}. Everybody who is signed in sees all accounts; only their own user ends a connection. */
@Controller("/api/ebay/accounts")
final class AccountsController {

    private final AccountRowStore store;
    private final DisconnectAccount disconnect;
    private final EbaySettings ebay;

    AccountsController(AccountRowStore store, DisconnectAccount disconnect, EbaySettings ebay) {
        this.store = store;
        this.disconnect = disconnect;
        this.ebay = ebay;
    }

    @Get
    @Secured({Roles.ADMIN, Roles.VIEWER})
    Page<Shown> list(HttpRequest<?> request, Authentication authentication) {
        var query = Query.of(request, "environment", "limit", "next");
        var environment = query.oneOf("environment", "production", "sandbox").orElse(null);
        var limit = query.limit();
        var next = query.next(After::of);
        query.check();
        var rows = store.newest(
                SignedIn.of(authentication).id(),
                environment,
                next.map(After::at).orElse(null),
                next.map(After::id).orElse(null),
                limit + 1);
        return Page.cut(rows, limit, this::shown, row -> Cursor.after(row.connectedAt(), row.id()));
    }

    @Get("/{id}")
    @Secured({Roles.ADMIN, Roles.VIEWER})
    Shown one(@PathVariable String id, HttpRequest<?> request, Authentication authentication) {
        Query.of(request).check();
        return store.find(uuid(id), SignedIn.of(authentication).id())
                .map(this::shown)
                .orElseThrow(() -> HttpProblem.notFound("This account"));
    }

    @Post("/{id}/disconnect")
    @Secured(Roles.ADMIN)
    Disconnected disconnect(
            @PathVariable String id, HttpRequest<?> request, Authentication authentication, RequestId requestId) {
        Query.of(request).check();
        return switch (disconnect.run(uuid(id), SignedIn.of(authentication).id(), requestId)) {
            case Result.Disconnected done ->
                new Disconnected(
                        id, "DISCONNECTED", done.erased(), DisconnectAccount.KEPT, done.revoked(), done.revokeError());
            case Result.NoAccount _ -> throw HttpProblem.notFound("This account");
            case Result.ConnectedAgain _ ->
                throw HttpProblem.of(
                        HttpStatus.CONFLICT,
                        "The seller was connected again in the same moment; nothing was erased. Disconnect once more"
                                + " if that is meant.");
        };
    }

    private Shown shown(AccountRow row) {
        var granted = Scopes.parse(row.scopes());
        var missing = row.scopes() == null
                ? List.<String>of()
                : granted.missing(ebay.scopes()).values();
        return new Shown(
                row.id().toString(),
                row.account(),
                row.ebayUserId(),
                row.environment(),
                row.marketplaceId(),
                row.status(),
                row.mine(),
                row.connectedAt(),
                row.disconnectedAt(),
                granted.values(),
                missing,
                row.refreshExpiresAt());
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.invalid("id", "must be a UUID");
        }
    }

    /** The key of the last row of a page. */
    private record After(Instant at, UUID id) {

        static After of(List<String> parts) {
            return new After(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)));
        }
    }

    /** @param missingScopes what consent is asked for today and this seller has not granted; connecting again asks for it */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Shown(
            String id,
            String account,
            String ebayUserId,
            String environment,
            String marketplaceId,
            String status,
            boolean mine,
            Instant connectedAt,
            Instant disconnectedAt,
            List<String> scopes,
            List<String> missingScopes,
            Instant refreshExpiresAt) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Disconnected(
            String id,
            String status,
            List<String> erased,
            List<String> kept,
            boolean revokedAtEbay,
            String revokeError) {}
}
