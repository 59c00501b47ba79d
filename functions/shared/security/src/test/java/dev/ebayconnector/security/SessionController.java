package dev.ebayconnector.security;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;

/** Routes for each role and without one. */
@Controller("/test")
final class SessionController {

    private final StepUp stepUp;
    private final EventLog events;

    SessionController(StepUp stepUp, EventLog events) {
        this.stepUp = stepUp;
        this.events = events;
    }

    @Get("/me")
    @Secured({Roles.ADMIN, Roles.VIEWER})
    Me me(Authentication authentication) {
        var user = SignedIn.of(authentication);
        return new Me(user.id().toString(), user.email(), user.role());
    }

    @Post("/write")
    @Secured({Roles.ADMIN, Roles.VIEWER})
    Me write(Authentication authentication) {
        return me(authentication);
    }

    @Post("/admin")
    @Secured(Roles.ADMIN)
    Me admin(Authentication authentication) {
        return me(authentication);
    }

    @Post("/step-up")
    @Secured(Roles.ADMIN)
    Me afterStepUp(Authentication authentication) {
        stepUp.require(authentication);
        return me(authentication);
    }

    @Get("/public")
    @Secured(SecurityRule.IS_ANONYMOUS)
    String open() {
        return "{}";
    }

    /** Writes an event as code does that does not know who sent the request. */
    @Get("/event")
    @Secured({Roles.ADMIN, Roles.VIEWER})
    String event(RequestId requestId) {
        events.record(Event.info("test.event", "Something happened.", requestId));
        return "{}";
    }

    @Get("/public-event")
    @Secured(SecurityRule.IS_ANONYMOUS)
    String publicEvent(RequestId requestId) {
        return event(requestId);
    }

    /** Without a rule: such a route must be closed, not open. */
    @Get("/unsecured")
    String unsecured() {
        return "{}";
    }

    @Serdeable
    record Me(String id, String email, String role) {}
}
