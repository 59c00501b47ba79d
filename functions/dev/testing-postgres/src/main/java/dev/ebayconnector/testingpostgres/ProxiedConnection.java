package dev.ebayconnector.testingpostgres;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One client's connection through a {@link FaultProxy}. */
final class ProxiedConnection {

    private final FaultProxy proxy;
    private final Socket client;
    private final Socket server;
    private volatile boolean swallowing;
    private volatile boolean forgotten;
    private volatile boolean answerLost;
    private long lastSpoke = System.nanoTime();

    /** @param server null for a connection without a server, which never answers */
    ProxiedConnection(FaultProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
    }

    void start() {
        Thread.ofVirtual().start(this::requests);
        Thread.ofVirtual().start(this::answers);
    }

    void finish() {
        close(server);
        close(client);
        proxy.ended(this);
    }

    void reset() {
        try {
            client.setSoLinger(true, 0);
        } catch (IOException e) {
            // Already closed.
        }
        finish();
    }

    void swallow() {
        swallowing = true;
    }

    void forget() {
        forgotten = true;
        close(server);
    }

    private void requests() {
        var buffer = new byte[16_384];
        try {
            for (int read = client.getInputStream().read(buffer);
                    read >= 0;
                    read = client.getInputStream().read(buffer)) {
                if (forgotten || wasIdleTooLong()) {
                    reset();
                } else if (!swallowing) {
                    request(buffer, read);
                }
            }
            finish();
        } catch (IOException e) {
            finish();
        }
    }

    private boolean wasIdleTooLong() {
        long now = System.nanoTime();
        long silent = now - lastSpoke;
        lastSpoke = now;
        return silent > proxy.idleLimit().toNanos();
    }

    private void request(byte[] bytes, int length) throws IOException {
        var ambush = proxy.sprung(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        if (ambush != null && !ambush.serverHasIt()) {
            finish();
            return;
        }
        answerLost = ambush != null;
        server.getOutputStream().write(bytes, 0, length);
    }

    private void answers() {
        var buffer = new byte[16_384];
        try {
            for (int read = server.getInputStream().read(buffer);
                    read >= 0;
                    read = server.getInputStream().read(buffer)) {
                if (answerLost) {
                    finish();
                    return;
                }
                Thread.sleep(proxy.delay());
                if (!swallowing) {
                    client.getOutputStream().write(buffer, 0, read);
                }
            }
            end();
        } catch (IOException e) {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The client does not hear of the end of a server that it lost by {@link #forget} or {@link #swallow}. */
    private void end() {
        if (!forgotten && !swallowing) {
            finish();
        }
    }

    private static void close(Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // Closed either way.
        }
    }
}
