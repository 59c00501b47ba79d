package dev.ebayconnector.fakeebay.notices;

import dev.ebayconnector.fakeebay.ApiErrors;
import dev.ebayconnector.fakeebay.Bearer;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.Host;
import dev.ebayconnector.fakeebay.Json;
import dev.ebayconnector.fakeebay.Reply;
import dev.ebayconnector.fakeebay.Route;
import java.util.Optional;
import java.util.function.BiFunction;

/** The Notification API's getPublicKey: the key of an id, for applications of the same environment. */
final class PublicKeyEndpoint {
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private PublicKeyEndpoint() {}

    static Route route(Bearer bearer, BiFunction<FakeEnvironment, String, Optional<String>> keys) {
        return Route.of(
                Host.API,
                "GET",
                "/commerce/notification/v1/public_key/[^/]+",
                "notification.public_key",
                request -> bearer.application(request)
                        .reply(environment -> keys.apply(environment, request.lastSegment())
                                .map(PublicKeyEndpoint::found)
                                .orElseGet(PublicKeyEndpoint::unknown)));
    }

    private static Reply found(String key) {
        return Reply.json(
                200,
                Json.object()
                        .put("key", BEGIN + key + END)
                        .put("algorithm", "ECDSA")
                        .put("digest", "SHA1"));
    }

    private static Reply unknown() {
        var message = "The specified key id is invalid.";
        return ApiErrors.error(404, 195001, "API_NOTIFICATION", "REQUEST", message, message);
    }
}
