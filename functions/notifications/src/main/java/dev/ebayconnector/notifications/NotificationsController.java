package dev.ebayconnector.notifications;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.notifications.Challenge;
import dev.ebayconnector.ebay.notifications.Verdict;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.RawBody;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;

/**
 * eBay's side of the API, so eBay's rules apply: what eBay adds to a call or a notice one day is no reason to refuse it
 * (Marketplace Account Deletion; Notification API). An answer other than 200, 201, 202 or 204 lets eBay send the notice
 * again.
 */
@Controller("/api/ebay/notifications")
final class NotificationsController {

    private static final String SANDBOX = "/sandbox";
    private static final String CODE = "challenge_code";
    private static final int LONGEST_CODE = 1_024;
    private static final String SIGNATURE = "X-EBAY-SIGNATURE";

    /** A notice has about 500 bytes. */
    private static final int MOST_BYTES = 65_536;

    private final NotificationSettings settings;
    private final EbaySettings ebay;
    private final ReceiveNotice receive;

    NotificationsController(NotificationSettings settings, EbaySettings ebay, ReceiveNotice receive) {
        this.settings = settings;
        this.ebay = ebay;
        this.receive = receive;
    }

    /** The proof that the endpoint is ours. */
    @Serdeable
    record Proof(String challengeResponse) {}

    @Get(uris = {"/", SANDBOX})
    HttpResponse<Proof> prove(HttpRequest<?> request) {
        var code = request.getParameters().get(CODE);
        if (code == null || code.isEmpty() || code.length() > LONGEST_CODE) {
            throw HttpProblem.invalid(CODE, "must be 1 to " + LONGEST_CODE + " characters");
        }
        var registered = settings.registered()
                .orElseThrow(() -> HttpProblem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Set EBAY_NOTIFICATION_ENDPOINT and EBAY_NOTIFICATION_TOKEN to what is registered at eBay."));
        var endpoint = isSandbox(request) ? registered.endpoint() + SANDBOX : registered.endpoint();
        return HttpResponse.ok(new Proof(Challenge.response(code, registered.token(), endpoint)));
    }

    @Post(
            uris = {"/", SANDBOX},
            consumes = MediaType.ALL)
    HttpResponse<?> receive(HttpRequest<?> request) {
        var body = RawBody.of(request);
        if (body.length > MOST_BYTES) {
            throw HttpProblem.of(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE, "A notice may have at most " + MOST_BYTES + " bytes.");
        }
        var verdict = receive.receive(environment(request), request.getHeaders().getAll(SIGNATURE), body);
        return switch (verdict) {
            case Verdict.Genuine _ -> HttpResponse.noContent();
            case Verdict.Refused _ ->
                throw HttpProblem.of(
                        HttpStatus.PRECONDITION_FAILED, "The signature in X-EBAY-SIGNATURE is not eBay's.");
            case Verdict.Undecided(var _, Duration wait) ->
                throw HttpProblem.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "eBay cannot be asked for the key of the signature. Send the notice again.")
                        .retryAfter(wait);
            case Verdict.TooManyKeys(Duration wait) ->
                throw HttpProblem.of(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "Too many notices named an unknown key. Send the notice again.")
                        .retryAfter(wait);
        };
    }

    /** Without the suffix it is production, unless the installation has app credentials for the sandbox only. */
    private EbayEnvironment environment(HttpRequest<?> request) {
        return isSandbox(request) || ebay.endpoint(EbayEnvironment.PRODUCTION).isEmpty()
                ? EbayEnvironment.SANDBOX
                : EbayEnvironment.PRODUCTION;
    }

    private static boolean isSandbox(HttpRequest<?> request) {
        return request.getPath().endsWith(SANDBOX);
    }
}
