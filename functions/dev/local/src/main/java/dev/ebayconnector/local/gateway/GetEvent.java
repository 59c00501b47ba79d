package dev.ebayconnector.local.gateway;

import dev.ebayconnector.local.template.HttpRoute;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The event of a GET request, for calling a function without the gateway. */
public final class GetEvent {
    private GetEvent() {}

    /**
     * @param target path and query as in a request line
     * @param session a bearer token
     */
    public static byte[] of(String target, String session, Instant at) {
        Map<String, List<String>> headers = new TreeMap<>(Map.of(
                "accept",
                List.of("*/*"),
                "authorization",
                List.of("Bearer " + session),
                "host",
                List.of("127.0.0.1"),
                "user-agent",
                List.of("local")));
        GatewayRequest request = new GatewayRequest("GET", target, "HTTP/1.1", headers, new byte[0], "127.0.0.1", at);
        HttpRoute route = new HttpRoute("GET", request.rawPath(), "");
        return new ProxyEvent(ApiIdentity.LOCAL).of(request, new RouteMatch(route, Map.of()), "local-request");
    }
}
