package dev.ebayconnector.tokeninfo;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.vault.TokenCipher;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Query;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Clock;
import java.time.Instant;

/** The internal columns of the newest token, without the token. The route exists only if the flag is set. */
@Controller("/api/admin/debug/tokeninfo")
@Requires(beans = DebugRoutes.On.class)
final class DebugController {

    private final DebugRowStore rows;
    private final TokenInfoStore store;
    private final EventLog events;
    private final Clock clock;

    DebugController(DebugRowStore rows, TokenInfoStore store, EventLog events, Clock clock) {
        this.rows = rows;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    @Get("/latest")
    Inside latest(HttpRequest<?> request, Authentication authentication, RequestId requestId) {
        Query.of(request).check();
        var row = rows.latest().orElseThrow(() -> HttpProblem.notFound("A token"));
        events.record(Event.warn("token.debugged", "Read the internal columns of the newest token.", requestId)
                .user(SignedIn.of(authentication).id())
                .account(row.accountId()));
        return new Inside(
                store.ofAccount(row.accountId())
                        .map(info -> ShownToken.of(info, clock.instant()))
                        .orElse(null),
                row.version(),
                row.consentNo(),
                row.leaseOwner(),
                row.leaseUntil(),
                row.retryAfter(),
                row.warnedDays(),
                keyId(row.accessPrefix()),
                keyId(row.refreshPrefix()));
    }

    private static String keyId(byte[] prefix) {
        if (prefix == null) {
            return null;
        }
        var id = TokenCipher.keyId(prefix);
        return id.isPresent() ? Long.toString(id.getAsLong()) : "none";
    }

    /** @param accessKeyId which key of {@code TOKEN_KEYSET} the access token is encrypted with */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Inside(
            @Nullable ShownToken token,
            long version,
            long consentNo,
            @Nullable String leaseOwner,
            @Nullable Instant leaseUntil,
            @Nullable Instant retryAfter,
            @Nullable Integer warnedDays,
            @Nullable String accessKeyId,
            @Nullable String refreshKeyId) {}
}
