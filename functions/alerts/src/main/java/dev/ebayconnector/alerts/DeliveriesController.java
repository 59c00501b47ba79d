package dev.ebayconnector.alerts;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.web.CreatedKey;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.PathId;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.authentication.Authentication;
import java.time.Clock;
import java.util.Map;

/** {@code /api/alerts/deliveries}, for admins. */
@Controller("/api/alerts/deliveries")
final class DeliveriesController {

    private final DeliveryListStore store;
    private final AlertStore alerts;
    private final EventLog events;
    private final Clock clock;

    DeliveriesController(DeliveryListStore store, AlertStore alerts, EventLog events, Clock clock) {
        this.store = store;
        this.alerts = alerts;
        this.events = events;
        this.clock = clock;
    }

    @Get
    Page<DeliveryView> list(HttpRequest<?> request) {
        var query = Query.of(request, "receiver_id", "state", "limit", "next");
        var receiver = query.uuid("receiver_id").orElse(null);
        var state = query.oneOf("state", "WAITING", "DELIVERED", "FAILED").orElse(null);
        var page = query.page(CreatedKey::of);
        query.check();
        return page.page(
                store.newest(receiver, state, page),
                DeliveryView::of,
                row -> new CreatedKey(row.createdAt(), row.id()));
    }

    @Get("/{id}")
    DeliveryView one(PathId id, HttpRequest<?> request) {
        Query.of(request).check();
        return DeliveryView.of(find(id));
    }

    /** The same alert under the same id, behind what waits. */
    @Post("/{id}/replay")
    HttpResponse<DeliveryView> replay(
            PathId id,
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> request,
            Authentication authentication,
            RequestId requestId) {
        Query.of(request).check();
        Members.of(body).check();
        var old = find(id);
        var replayed = alerts.replay(old.id(), clock.instant())
                .orElseThrow(() -> HttpProblem.of(HttpStatus.CONFLICT, "This delivery has not ended yet."));
        events.record(Event.info("alert.replayed", "An alert is sent again on request.", requestId)
                .user(SignedIn.of(authentication).id())
                .account(old.accountId())
                .detail("alert_id", old.alertId().toString())
                .detail("receiver_id", old.receiverId().toString()));
        return HttpResponse.accepted().body(DeliveryView.of(store.find(replayed).orElseThrow()));
    }

    private DeliveryRow find(PathId id) {
        return store.find(id.value()).orElseThrow(() -> HttpProblem.notFound("This delivery"));
    }
}
