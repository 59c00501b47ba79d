package dev.ebayconnector.alerts;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.security.StepUp;
import dev.ebayconnector.web.Members;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.PathId;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** {@code /api/alerts/receivers}, for admins. Where alerts go is a matter of {@link StepUp}: they tell of sellers. */
@Controller("/api/alerts/receivers")
final class ReceiversController {

    private static final int STANDARD_OVERLAP = 24;
    private static final int LONGEST_OVERLAP = 168;

    private final Receivers receivers;
    private final DeliveryListStore deliveries;
    private final Addresses addresses;
    private final StepUp stepUp;
    private final EventLog events;
    private final Clock clock;

    ReceiversController(
            Receivers receivers,
            DeliveryListStore deliveries,
            Addresses addresses,
            StepUp stepUp,
            EventLog events,
            Clock clock) {
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.stepUp = stepUp;
        this.events = events;
        this.clock = clock;
    }

    /** There are few, so one page has all. */
    @Get
    Page<ReceiverView> list(HttpRequest<?> request) {
        Query.of(request).check();
        return new Page<>(receivers.all().stream().map(this::view).toList(), null);
    }

    @Get("/{id}")
    ReceiverView one(PathId id, HttpRequest<?> request) {
        Query.of(request).check();
        return view(receivers.find(id.value()));
    }

    @Post
    HttpResponse<NewReceiver> add(
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> request,
            Authentication authentication,
            RequestId requestId) {
        Query.of(request).check();
        var wanted = ReceiverRequest.ofNew(body, addresses);
        stepUp.require(authentication);
        var by = SignedIn.of(authentication).id();
        var added = receivers.add(wanted, by);
        tell("alert.receiver_added", "Added a receiver of alerts.", added.receiver(), by, requestId);
        return HttpResponse.created(NewReceiver.of(view(added.receiver()), added.secret()));
    }

    @Put("/{id}")
    ReceiverView change(
            PathId id,
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> request,
            Authentication authentication,
            RequestId requestId) {
        Query.of(request).check();
        var wanted = ReceiverRequest.ofChange(body, addresses);
        stepUp.require(authentication);
        var changed = receivers.change(id.value(), wanted);
        var by = SignedIn.of(authentication).id();
        tell("alert.receiver_changed", "Changed a receiver of alerts.", changed, by, requestId);
        return view(changed);
    }

    @Post("/{id}/delete")
    HttpResponse<?> delete(
            PathId id,
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> request,
            Authentication authentication,
            RequestId requestId) {
        Query.of(request).check();
        Members.of(body).check();
        stepUp.require(authentication);
        var deleted = receivers.delete(id.value());
        var by = SignedIn.of(authentication).id();
        tell("alert.receiver_deleted", "Deleted a receiver of alerts.", deleted, by, requestId);
        return HttpResponse.noContent();
    }

    /** The worker sends it within a minute. */
    @Post("/{id}/test")
    HttpResponse<DeliveryView> test(PathId id, @Body @Nullable Map<String, Object> body, HttpRequest<?> request) {
        Query.of(request).check();
        Members.of(body).check();
        var delivery = receivers.test(id.value());
        return HttpResponse.accepted()
                .body(DeliveryView.of(deliveries.find(delivery).orElseThrow()));
    }

    @Post("/{id}/rotate-secret")
    NewReceiver rotate(
            PathId id,
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> request,
            Authentication authentication,
            RequestId requestId) {
        Query.of(request).check();
        var members = Members.of(body, "overlap_hours");
        var hours = body != null && body.get("overlap_hours") != null
                ? members.number("overlap_hours", 0, LONGEST_OVERLAP)
                : STANDARD_OVERLAP;
        members.check();
        stepUp.require(authentication);
        var rotated = receivers.rotate(id.value(), Duration.ofHours(hours));
        var by = SignedIn.of(authentication).id();
        tell("alert.secret_rotated", "Replaced the secret of a receiver of alerts.", rotated.receiver(), by, requestId);
        return NewReceiver.of(view(rotated.receiver()), rotated.secret());
    }

    private void tell(String event, String message, Receiver receiver, UUID by, RequestId requestId) {
        events.record(Event.info(event, message, requestId)
                .user(by)
                .detail("receiver_id", receiver.id().toString())
                .detail("host", receiver.host())
                .detail("receiver_state", receiver.state()));
    }

    private ReceiverView view(Receiver receiver) {
        return ReceiverView.of(receiver, clock.instant());
    }

    /**
     * A receiver with its secret, which no other answer shows.
     *
     * @param secret signs what it is sent
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record NewReceiver(
            String id, String name, String host, @Nullable Instant oldSecretUntil, String secret) {

        static NewReceiver of(ReceiverView view, SigningSecret secret) {
            return new NewReceiver(view.id(), view.name(), view.host(), view.oldSecretUntil(), secret.text());
        }

        @Override
        public String toString() {
            return "NewReceiver[" + id + "]";
        }
    }
}
