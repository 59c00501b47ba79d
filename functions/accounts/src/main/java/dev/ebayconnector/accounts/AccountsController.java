package dev.ebayconnector.accounts;

import dev.ebayconnector.accounts.DisconnectAccount.Result;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.Scopes;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.security.StepUp;
import dev.ebayconnector.web.CreatedKey;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code /api/ebay/accounts}. Every signed-in user sees all accounts; only the owner of one disconnects it. */
@Controller("/api/ebay/accounts")
final class AccountsController {

    private final AccountRowStore store;
    private final DisconnectAccount disconnect;
    private final EbaySettings ebay;
    private final StepUp stepUp;

    AccountsController(AccountRowStore store, DisconnectAccount disconnect, EbaySettings ebay, StepUp stepUp) {
        this.store = store;
        this.disconnect = disconnect;
        this.ebay = ebay;
        this.stepUp = stepUp;
    }

    @Get
    Page<AccountView> list(HttpRequest<?> request, Authentication authentication) {
        var query = Query.of(request, "environment", "limit", "next");
        var environment = query.oneOf("environment", "production", "sandbox").orElse(null);
        var page = query.page(CreatedKey::of);
        query.check();
        var rows = store.newest(SignedIn.of(authentication).id(), environment, page.afterValues(), page.rows());
        return page.page(rows, this::view, row -> new CreatedKey(row.connectedAt(), row.id()));
    }

    @Get("/{id}")
    AccountView one(PathId id, HttpRequest<?> request, Authentication authentication) {
        Query.of(request).check();
        return store.find(id.value(), SignedIn.of(authentication).id())
                .map(this::view)
                .orElseThrow(() -> HttpProblem.notFound("This account"));
    }

    @Post("/{id}/disconnect")
    Disconnected disconnect(
            PathId id,
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> request,
            Authentication authentication,
            RequestId requestId) {
        Query.of(request).check();
        Members.of(body).check();
        stepUp.require(authentication);
        return switch (disconnect.run(id.value(), SignedIn.of(authentication).id(), requestId)) {
            case Result.Disconnected done ->
                new Disconnected(
                        id.toString(),
                        "DISCONNECTED",
                        done.erased(),
                        DisconnectAccount.KEPT,
                        done.revoked(),
                        done.revokeError());
            case Result.NoAccount _ -> throw HttpProblem.notFound("This account");
            case Result.ConnectedAgain _ ->
                throw HttpProblem.of(
                        HttpStatus.CONFLICT,
                        "The seller was connected again at the same time, so nothing was erased. Repeat the request to"
                                + " disconnect the new connection.");
        };
    }

    private AccountView view(AccountRow row) {
        var granted = Scopes.parse(row.scopes());
        var missing = row.scopes() == null
                ? List.<String>of()
                : granted.missing(ebay.scopes()).values();
        var incomplete =
                row.scopes() == null ? List.<String>of() : ebay.resources().incompleteWith(granted);
        return new AccountView(
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
                incomplete,
                row.accessExpiresAt(),
                row.refreshExpiresAt());
    }

    /**
     * @param accessExpiresAt     when the access token ends; it is renewed before, or with its next use
     * @param refreshExpiresAt    when the seller's consent ends
     * @param missingScopes       what a consent asks for today and this seller has not granted; reconnecting asks for it
     * @param incompleteResources resources that are switched on and not synced, because their scope was not granted
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record AccountView(
            String id,
            String account,
            String ebayUserId,
            String environment,
            @Nullable String marketplaceId,
            String status,
            boolean mine,
            Instant connectedAt,
            @Nullable Instant disconnectedAt,
            List<String> scopes,
            List<String> missingScopes,
            List<String> incompleteResources,
            @Nullable Instant accessExpiresAt,
            @Nullable Instant refreshExpiresAt) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Disconnected(
            String id,
            String status,
            List<String> erased,
            List<String> kept,
            boolean revokedAtEbay,
            @Nullable String revokeError) {}
}
