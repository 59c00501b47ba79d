package dev.ebayconnector.idempotency;

import dev.ebayconnector.security.Roles;
import dev.ebayconnector.security.SignedIn;
import io.micronaut.context.BeanContext;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;

/** Routes that start work. */
@Controller("/test")
@Secured({Roles.ADMIN, Roles.VIEWER})
final class WorkController {

    private final BeanContext beans;

    WorkController(BeanContext beans) {
        this.beans = beans;
    }

    @Post("/work")
    @Idempotent
    HttpResponse<Started> work(
            @Body @Nullable Map<String, Object> body, HttpRequest<?> http, Authentication authentication) {
        int number = beans.getBean(Work.class).run();
        return HttpResponse.<Started>status(HttpStatus.ACCEPTED)
                .header("Location", "/test/work/" + number)
                .body(new Started(number, SignedIn.of(authentication).email(), null));
    }

    @Post("/other")
    @Idempotent
    HttpResponse<Started> other(
            @Body @Nullable Map<String, Object> body, HttpRequest<?> http, Authentication authentication) {
        return work(body, http, authentication);
    }

    @Post("/silent")
    @Idempotent
    HttpResponse<?> silent() {
        beans.getBean(Work.class).run();
        return HttpResponse.noContent();
    }

    @Post("/plain")
    HttpResponse<Started> plain(
            @Body @Nullable Map<String, Object> body, HttpRequest<?> http, Authentication authentication) {
        return work(body, http, authentication);
    }

    @Serdeable
    record Started(int number, String by, @Nullable String nothing) {}
}
