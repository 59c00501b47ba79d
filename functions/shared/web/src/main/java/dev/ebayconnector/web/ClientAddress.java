package dev.ebayconnector.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The address of the client: what the edge proved ({@link EdgeGate}), else the caller of API Gateway. Forwarding headers
 * are never read, and Micronaut's own value on Lambda is always 127.0.0.1.
 */
public final class ClientAddress {

    private static final String UNKNOWN = "unknown";
    private static final int PREFIX_BYTES = 8;
    private static final int LENGTH = 16;

    private ClientAddress() {}

    public static String of(HttpRequest<?> request) {
        return request instanceof ServletHttpRequest<?, ?> servlet
                        && servlet.getNativeRequest() instanceof APIGatewayProxyRequestEvent event
                ? of(event)
                : UNKNOWN;
    }

    /**
     * The network of the client, for what is counted by address: an IPv4 address, or the /64 of an IPv6 address, because
     * one subscriber has all addresses of it (RFC 6177).
     */
    public static String networkOf(HttpRequest<?> request) {
        return network(of(request));
    }

    static String network(String address) {
        try {
            // Turns an IPv4 address that is mapped into IPv6 into the IPv4 address.
            var parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES), LENGTH))
                                    .getHostAddress()
                            + "/64"
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException | UnknownHostException e) {
            return UNKNOWN;
        }
    }

    static String of(APIGatewayProxyRequestEvent event) {
        var context = event.getRequestContext();
        var address = context == null || context.getIdentity() == null
                ? null
                : context.getIdentity().getSourceIp();
        return address == null ? UNKNOWN : address;
    }
}
