package dev.ebayconnector.security;

import io.micronaut.http.context.ServerRequestContext;

/**
 * A request that no person caused, such as the next reading of a page that shows what happens. It uses a session without
 * renewing it, so that a page left open does not keep its session for ever. A client can only shorten its own session by it.
 */
final class BackgroundRequest {

    static final String HEADER = "Connector-Background";

    private BackgroundRequest() {}

    /** Whether the present request says so. */
    static boolean isPresent() {
        return ServerRequestContext.currentRequest()
                .map(request -> request.getHeaders().get(HEADER))
                .filter("true"::equals)
                .isPresent();
    }
}
