package dev.ebayconnector.alerts;

import dev.ebayconnector.core.settings.Deployment;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The addresses that a receiver may be reached at. The sender connects to these and no others, so a name cannot point
 * elsewhere between the check and the connection.
 */
final class Addresses {

    /** So many are tried one after another, each for a few seconds. */
    private static final int MOST = 3;

    private final Names names;
    private final Deployment deployment;

    Addresses(Names names, Deployment deployment) {
        this.names = names;
        this.deployment = deployment;
    }

    /** The host has an address that is not public; one is enough, because the next lookup may give it alone. */
    static final class NotPublic extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        NotPublic() {
            super("the host has an address that is not public");
        }
    }

    boolean isLocal() {
        return deployment == Deployment.LOCAL;
    }

    /**
     * @param host as in a URL: IPv6 addresses may have their brackets
     * @throws NotPublic if not all of its addresses are public
     * @throws UnknownHostException if it has none
     */
    InetAddress[] of(String host) throws UnknownHostException {
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (isLocal() && (bare.equals("localhost") || bare.equals("127.0.0.1") || bare.equals("::1"))) {
            return new InetAddress[] {
                bare.equals("localhost") ? InetAddress.getLoopbackAddress() : InetAddress.ofLiteral(bare)
            };
        }
        var found = names.of(bare);
        if (!Arrays.stream(found).allMatch(PublicAddress::is)) {
            throw new NotPublic();
        }
        return Arrays.copyOf(found, Math.min(found.length, MOST));
    }
}
