package dev.ebayconnector.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The response to the caller. */
record GatewayReply(int status, Map<String, List<String>> headers, byte[] body) {
    static final GatewayReply NOT_FOUND = own(404, "Not Found");
    static final GatewayReply TOO_LARGE = own(413, "Request Entity Too Large");
    static final GatewayReply FUNCTION_FAILED = own(500, "Internal Server Error");
    static final GatewayReply FUNCTION_TIMED_OUT = own(503, "Service Unavailable");

    /** A response of the gateway itself, with API Gateway's text. */
    private static GatewayReply own(int status, String message) {
        return new GatewayReply(
                status,
                Map.of("Content-Type", List.of("application/json")),
                ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
