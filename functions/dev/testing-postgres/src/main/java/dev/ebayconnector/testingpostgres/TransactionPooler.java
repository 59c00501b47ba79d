package dev.ebayconnector.testingpostgres;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A simulated pooler in transaction mode: a client keeps a server connection to the end of its transaction and gets
 * another one for the next. Unlike PgBouncer, it hands on a server's own cancellation key. Protocol 3.0, no passwords.
 */
public final class TransactionPooler implements AutoCloseable {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private final ServerSocket listener;
    private final BlockingQueue<Peer> idle = new LinkedBlockingQueue<>();
    private final List<Peer> servers = new ArrayList<>();
    private final byte[] greeting;

    private TransactionPooler(int upstreamPort, String database, int serverConnections) throws IOException {
        listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        byte[] last = null;
        for (int i = 0; i < serverConnections; i++) {
            var server = new Peer(new Socket(InetAddress.getLoopbackAddress(), upstreamPort));
            server.write(startup(database));
            last = server.untilReady();
            servers.add(server);
        }
        greeting = last;
        idle.addAll(servers);
        Thread.ofPlatform().daemon().name("transaction-pooler").start(this::accept);
    }

    /** In front of one database of a server on this machine; it logs in as {@code postgres}. */
    public static TransactionPooler before(int upstreamPort, String database, int serverConnections) {
        try {
            return new TransactionPooler(upstreamPort, database, serverConnections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var client = new Peer(listener.accept());
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException e) {
            // The port was closed.
        }
    }

    private void serve(Peer client) {
        try (client) {
            for (int code = client.startupCode();
                    code == SSL_REQUEST || code == GSS_REQUEST;
                    code = client.startupCode()) {
                client.write(new byte[] {'N'});
            }
            client.write(greeting);
            while (true) {
                var first = client.untilSync();
                transaction(client, first);
            }
        } catch (IOException | InterruptedException e) {
            // The client has left.
        }
    }

    private void transaction(Peer client, byte[] first) throws IOException, InterruptedException {
        var server = idle.take();
        try {
            server.write(first);
            client.write(server.untilReady());
            while (server.inTransaction) {
                server.write(client.untilSync());
                client.write(server.untilReady());
            }
        } finally {
            idle.add(server);
        }
    }

    private static byte[] startup(String database) {
        var parameters = ("user\0postgres\0database\0" + database + "\0\0").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + parameters.length)
                .putInt(8 + parameters.length)
                .putInt(3 << 16)
                .put(parameters)
                .array();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var server : servers) {
            server.close();
        }
    }

    /** One side of the wire, read message by message. */
    private static final class Peer implements AutoCloseable {

        private final Socket socket;
        private final DataInputStream in;
        private boolean inTransaction;

        Peer(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        }

        int startupCode() throws IOException {
            int length = in.readInt();
            int code = in.readInt();
            in.skipNBytes(length - 8L);
            return code;
        }

        /** To a simple query or the end of an extended one, which the server answers by "ready". */
        byte[] untilSync() throws IOException {
            var all = new ByteArrayOutputStream();
            while (true) {
                byte type = message(all);
                if (type == 'X') {
                    throw new IOException("terminated");
                }
                if (type == 'Q' || type == 'S') {
                    return all.toByteArray();
                }
            }
        }

        byte[] untilReady() throws IOException {
            var all = new ByteArrayOutputStream();
            while (message(all) != 'Z') {
                // The next message belongs to the same answer.
            }
            inTransaction = all.toByteArray()[all.size() - 1] != 'I';
            return all.toByteArray();
        }

        private byte message(ByteArrayOutputStream to) throws IOException {
            byte type = in.readByte();
            int length = in.readInt();
            to.write(type);
            to.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
            to.writeBytes(in.readNBytes(length - 4));
            return type;
        }

        void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
