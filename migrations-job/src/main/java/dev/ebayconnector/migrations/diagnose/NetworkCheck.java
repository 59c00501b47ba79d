package dev.ebayconnector.migrations.diagnose;

import dev.ebayconnector.diagnosis.Finding;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/** Name, port and the first message of the protocol, one by one: an open port is not yet a PostgreSQL. */
final class NetworkCheck {

    private static final int PATIENCE_MILLIS = 3_000;

    /** SSLRequest of the protocol: length 8, code 80877103; the answer is one byte (PostgreSQL, "Message Formats"). */
    private static final byte[] TLS_QUESTION =
            ByteBuffer.allocate(8).putInt(8).putInt(80_877_103).array();

    private static final Set<String> TLS_DEMANDED = Set.of("require", "verify-ca", "verify-full");

    private final Target target;

    NetworkCheck(Target target) {
        this.target = target;
    }

    Finding dns() {
        long start = System.nanoTime();
        try {
            var addresses = InetAddress.getAllByName(target.url().host());
            var figure = addresses.length + " address(es) in " + Diagnose.millisSince(start) + " ms";
            return Arrays.stream(addresses).allMatch(Inet6Address.class::isInstance)
                    ? Finding.warn(
                            "dns",
                            figure + ", all IPv6",
                            "give the functions' network IPv6, or take the platform's IPv4 address or pooler")
                    : Finding.ok("dns", figure);
        } catch (UnknownHostException unknown) {
            return Finding.fail(
                    "dns",
                    "the host of " + target.key() + " has no address",
                    "correct the host's name, or let this network ask a name server that knows it");
        }
    }

    Finding tcp() {
        long start = System.nanoTime();
        try (var socket = connect()) {
            return Finding.ok("tcp", "port " + socket.getPort() + " accepts in " + Diagnose.millisSince(start) + " ms");
        } catch (ConnectException refused) {
            return Finding.fail(
                    "tcp",
                    "port " + target.url().port() + " refuses connections",
                    "start the server there, or correct the port");
        } catch (SocketTimeoutException silent) {
            return Finding.fail(
                    "tcp",
                    "port " + target.url().port() + " does not answer for " + PATIENCE_MILLIS + " ms",
                    "open security group, firewall or the platform's network restrictions for this network");
        } catch (IOException failed) {
            return Finding.fail("tcp", failed.getClass().getSimpleName(), "give this network a route to the host");
        }
    }

    Finding tls() {
        try (var socket = connect()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(TLS_QUESTION);
            return switch (socket.getInputStream().read()) {
                case 'S' -> offered();
                case 'N' -> notOffered();
                default -> noPostgresql("closes without an answer");
            };
        } catch (SocketTimeoutException silent) {
            return noPostgresql("does not answer for " + PATIENCE_MILLIS + " ms");
        } catch (IOException failed) {
            return noPostgresql("closes without an answer");
        }
    }

    private Finding offered() {
        return TLS_DEMANDED.contains(target.url().tlsMode()) || target.url().thisMachine()
                ? Finding.ok("tls", "offered" + mode())
                : Finding.warn(
                        "tls", "offered, but not demanded" + mode(), "add sslmode=verify-full to " + target.key());
    }

    private Finding notOffered() {
        if (TLS_DEMANDED.contains(target.url().tlsMode())) {
            return Finding.fail(
                    "tls",
                    "not offered, but demanded" + mode(),
                    "turn on ssl at the server, or take sslmode out of " + target.key()
                            + " if server and client are one machine");
        }
        return target.url().thisMachine()
                ? Finding.ok("tls", "not offered, and not needed on one machine")
                : Finding.warn(
                        "tls",
                        "not offered: password and data can be read by others on the network",
                        "turn on ssl at the server");
    }

    private String mode() {
        return target.url().tlsMode().isEmpty()
                ? ""
                : " (sslmode=" + target.url().tlsMode() + ")";
    }

    private static Finding noPostgresql(String does) {
        return Finding.fail(
                "tls",
                "the port accepts, then " + does,
                "wait until PostgreSQL is up behind it, or correct the port if something else listens there");
    }

    private Socket connect() throws IOException {
        var socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(target.url().host(), target.url().port()), PATIENCE_MILLIS);
            return socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }
}
