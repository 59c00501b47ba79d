package dev.ebayconnector.testingpostgres;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy before a server that counts what clients ask of it, by PostgreSQL's own protocol (version 3.0, "Message Formats"):
 * a client waits after {@code Sync} and {@code Query}, and {@code Execute} and {@code Query} run a statement. Without TLS.
 */
public final class StatementCounter implements AutoCloseable {

    private static final int LENGTH_ITSELF = 4;

    /** Of a request for TLS or GSSAPI, which another beginning follows. */
    private static final int LENGTH_OF_REQUEST = 8;

    private final int upstream;
    private final ServerSocket listener;
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger roundTrips = new AtomicInteger();

    private StatementCounter(int upstream, ServerSocket listener) {
        this.upstream = upstream;
        this.listener = listener;
    }

    /** What was asked up to a moment, or between two. */
    public record Asked(int statements, int roundTrips) {

        public Asked since(Asked before) {
            return new Asked(statements - before.statements, roundTrips - before.roundTrips);
        }
    }

    /** In front of a server on this machine. */
    public static StatementCounter before(int upstreamPort) {
        try {
            var counter =
                    new StatementCounter(upstreamPort, new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
            Thread.ofPlatform().daemon().name("statement-counter").start(counter::accept);
            return counter;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public Asked asked() {
        return new Asked(statements.get(), roundTrips.get());
    }

    private void accept() {
        try {
            while (true) {
                var client = listener.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), upstream);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> answers(client, server));
                Thread.ofVirtual().start(() -> requests(client, server));
            }
        } catch (IOException e) {
            // The port was closed.
        }
    }

    private static void answers(Socket client, Socket server) {
        try (client;
                server) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // One of them has ended.
        }
    }

    private void requests(Socket client, Socket server) {
        try (client;
                server) {
            var in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            var out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
            while (pass(in, out) == LENGTH_OF_REQUEST) {
                out.flush();
            }
            while (true) {
                if (in.available() == 0) {
                    out.flush();
                }
                int type = in.readUnsignedByte();
                out.writeByte(type);
                count((char) type);
                pass(in, out);
            }
        } catch (IOException e) {
            // One of them has ended.
        }
    }

    private void count(char type) {
        if (type == 'E' || type == 'Q') {
            statements.incrementAndGet();
        }
        if (type == 'S' || type == 'Q') {
            roundTrips.incrementAndGet();
        }
    }

    /** Passes a message from its length on, and returns the length. */
    private static int pass(DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readInt();
        out.writeInt(length);
        out.write(in.readNBytes(length - LENGTH_ITSELF));
        return length;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
