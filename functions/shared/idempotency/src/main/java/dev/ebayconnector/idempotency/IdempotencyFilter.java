package dev.ebayconnector.idempotency;

import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.web.HttpProblem;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.json.JsonMapper;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.web.router.RouteAttributes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the first answer again to a request that comes again with its {@code Idempotency-Key}. Only an answer that says that
 * the work was begun (2xx) is kept: what was refused or failed may be sent again with the same key.
 */
@ServerFilter("/**")
final class IdempotencyFilter implements Ordered {

    static final String REPLAYED = "Idempotent-Replayed";

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final String CLAIM = "idempotency_claim";
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ClaimStore claims;
    private final JsonMapper json;

    IdempotencyFilter(ClaimStore claims, JsonMapper json) {
        this.claims = claims;
        this.json = json;
    }

    /** Returns the first answer; null for a request that is to be carried out. */
    @RequestFilter
    @Nullable
    HttpResponse<?> begin(HttpRequest<?> request) {
        return keyed(request).map(keyed -> begin(request, keyed)).orElse(null);
    }

    private static Optional<Keyed> keyed(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(route -> route.getRouteInfo().getAnnotationMetadata().hasAnnotation(Idempotent.class))
                .flatMap(_ -> request.getUserPrincipal(Authentication.class))
                .flatMap(user -> Keyed.of(request, SignedIn.of(user)));
    }

    private @Nullable HttpResponse<?> begin(HttpRequest<?> request, Keyed keyed) {
        return switch (claims.begin(keyed)) {
            case Claim.Begun begun -> {
                request.setAttribute(CLAIM, begun);
                yield null;
            }
            case Claim.Answered(byte[] sealed) -> again(opened(keyed, sealed));
            case Claim.UnderWay _ ->
                throw HttpProblem.of(
                                HttpStatus.CONFLICT,
                                "A request with this " + Keyed.HEADER + " is under way. Send it again in a moment.")
                        .retryAfter(PAUSE);
            case Claim.OtherRequest _ ->
                throw HttpProblem.invalid(
                        Keyed.HEADER, "was used for another request within the last 24 hours; send a new key");
        };
    }

    private static HttpResponse<?> again(StoredAnswer answer) {
        var response = HttpResponse.status(HttpStatus.valueOf(answer.status())).header(REPLAYED, "true");
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        return answer.body() == null
                ? response
                : response.contentType(MediaType.APPLICATION_JSON_TYPE).body(answer.body());
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(CLAIM, Claim.Begun.class).ifPresent(claim -> end(claim, response));
    }

    /** Never fails: the work is done, and the client is to know it. The key is then free after its lease. */
    private void end(Claim.Begun claim, HttpResponse<?> response) {
        try {
            if (response.code() < HttpStatus.MULTIPLE_CHOICES.getCode()) {
                claims.finish(claim, sealed(claim.request(), response));
            } else {
                claims.release(claim);
            }
        } catch (SQLException | IOException e) {
            LOG.warn(
                    "an answer was not stored for its idempotency key cause={}",
                    e.getClass().getSimpleName());
        }
    }

    private byte[] sealed(Keyed keyed, HttpResponse<?> response) throws IOException {
        var body = response.body();
        return keyed.seal()
                .seal(json.writeValueAsBytes(new StoredAnswer(
                        response.code(),
                        response.getHeaders().get(HttpHeaders.LOCATION),
                        body == null ? null : json.writeValueAsString(body))));
    }

    private StoredAnswer opened(Keyed keyed, byte[] sealed) {
        try {
            return json.readValue(keyed.seal().open(sealed), StoredAnswer.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Behind the checks of who asks. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after() + 2;
    }
}
