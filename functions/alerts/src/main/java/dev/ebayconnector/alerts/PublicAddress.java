package dev.ebayconnector.alerts;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Tells addresses of the internet from those that reach the function's own network (IANA's special-purpose registries, RFC
 * 6890). An IPv6 address that carries an IPv4 address (6to4, Teredo, NAT64) is none, because it may carry a private one.
 */
final class PublicAddress {

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isGlobal(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] bytes) {
        int a = bytes[0] & 0xff;
        int b = bytes[1] & 0xff;
        int c = bytes[2] & 0xff;
        return !(a == 0
                || a == 10
                || a == 127
                || a >= 224
                || a == 100 && b >= 64 && b < 128
                || a == 169 && b == 254
                || a == 172 && b >= 16 && b < 32
                || a == 192 && b == 168
                || a == 192 && b == 0 && (c == 0 || c == 2)
                || a == 192 && b == 88 && c == 99
                || a == 198 && (b == 18 || b == 19)
                || a == 198 && b == 51 && c == 100
                || a == 203 && b == 0 && c == 113);
    }

    /** 2000::/3 but for 2001::/23 (Teredo among it), 2001:db8::/32, 2002::/16 (6to4) and 3fff::/20. */
    private static boolean isGlobal(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        return first >> 13 == 1
                && !(first == 0x2001 && (second < 0x200 || second == 0x0db8))
                && first != 0x2002
                && !(first == 0x3fff && second < 0x1000);
    }
}
