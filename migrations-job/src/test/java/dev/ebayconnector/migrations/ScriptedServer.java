package dev.ebayconnector.migrations;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Answers like a PostgreSQL in a state that a test cannot bring about: with TLS, or while it starts. */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket listener;
    private final char tls;
    private final String state;

    /**
     * @param tls   the answer to whether TLS is spoken, S or N
     * @param state the SQLSTATE that every login is refused with
     */
    ScriptedServer(InetAddress address, char tls, String state) throws IOException {
        this.listener = new ServerSocket(0, 50, address);
        this.tls = tls;
        this.state = state;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (var client = listener.accept()) {
                answer(client);
            } catch (IOException e) {
                // The next client, if the port is still open.
            }
        }
    }

    private void answer(Socket client) throws IOException {
        var in = new DataInputStream(client.getInputStream());
        while (true) {
            int length = in.readInt();
            boolean asksForTls = in.readInt() == 80877103;
            in.skipNBytes(length - 8L);
            if (!asksForTls) {
                client.getOutputStream().write(refusal());
                return;
            }
            client.getOutputStream().write(tls);
        }
    }

    private byte[] refusal() {
        var fields = new ByteArrayOutputStream();
        for (var field : new String[] {"SFATAL", "VFATAL", "C" + state, "Mscripted"}) {
            fields.writeBytes((field + "\0").getBytes(StandardCharsets.US_ASCII));
        }
        return ByteBuffer.allocate(6 + fields.size())
                .put((byte) 'E')
                .putInt(5 + fields.size())
                .put(fields.toByteArray())
                .put((byte) 0)
                .array();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
