package dev.ebayconnector.testingpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A proxy between a pool and its server that breaks connections as platforms do. Forwards everything by default. */
public final class FaultProxy implements AutoCloseable {

    /** What is done to a new connection. */
    public enum Greeting {
        FORWARD,
        CLOSE,
        SILENCE
    }

    private final int upstream;
    private final int port;
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicReference<Ambush> ambush = new AtomicReference<>();
    private volatile ServerSocket listener;
    private volatile Greeting greeting = Greeting.FORWARD;
    private volatile Duration delay = Duration.ZERO;
    private volatile Duration idleLimit = Duration.ofDays(1);

    private FaultProxy(int upstream, ServerSocket listener) {
        this.upstream = upstream;
        this.port = listener.getLocalPort();
        listen(listener);
    }

    /** In front of a server on this machine. */
    public static FaultProxy before(int upstreamPort) {
        try {
            return new FaultProxy(upstreamPort, new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** How many connections were accepted so far. */
    public int accepted() {
        return accepted.get();
    }

    /** How many connections are open now. */
    public int open() {
        return connections.size();
    }

    /** Ends every connection in order, like a server that shuts down. */
    public void cut() {
        connections.forEach(ProxiedConnection::finish);
    }

    /** Ends every connection by RST. */
    public void reset() {
        connections.forEach(ProxiedConnection::reset);
    }

    /** Open connections stay open, but nothing is forwarded any more, in either direction. */
    public void swallow() {
        connections.forEach(ProxiedConnection::swallow);
    }

    /** Open connections lose their server without notice, and are reset when the client sends something. */
    public void halfOpen() {
        connections.forEach(ProxiedConnection::forget);
    }

    /** Cuts the connection that sends this text, after the server received it (the answer is lost) or before. */
    public void cutAt(String text, boolean serverHasIt) {
        cutAt(text, serverHasIt, 1);
    }

    /** Cuts the first connections that send this text, as many as given. */
    public void cutAt(String text, boolean serverHasIt, int times) {
        ambush.set(new Ambush(text, serverHasIt, times));
    }

    /** Whether every cut that {@code cutAt} ordered was made. */
    public boolean hasCutAll() {
        return ambush.get() == null;
    }

    /** Resets a connection that sends after it was idle for this long, as address translators and load balancers do. */
    public void cutWhatWasIdleFor(Duration limit) {
        idleLimit = limit;
    }

    /** Every answer comes this much later. */
    public void delay(Duration each) {
        delay = each;
    }

    /** Forwards everything again; open connections are ended. */
    public void heal() {
        greeting = Greeting.FORWARD;
        delay = Duration.ZERO;
        idleLimit = Duration.ofDays(1);
        ambush.set(null);
        cut();
        if (listener.isClosed()) {
            admit();
        }
    }

    public void greet(Greeting next) {
        greeting = next;
    }

    /** Closes the port: new connections are refused. */
    public void refuse() {
        closeQuietly(listener);
        cut();
    }

    /** Opens the port again. */
    public void admit() {
        try {
            listen(new ServerSocket(port, 200, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Duration delay() {
        return delay;
    }

    Duration idleLimit() {
        return idleLimit;
    }

    /** The ambush that these bytes spring, or null. */
    Ambush sprung(String bytes) {
        var set = ambush.get();
        return set != null && bytes.contains(set.text()) && ambush.compareAndSet(set, set.next()) ? set : null;
    }

    void ended(ProxiedConnection connection) {
        connections.remove(connection);
    }

    private void listen(ServerSocket newListener) {
        listener = newListener;
        Thread.ofPlatform().daemon().name("fault-proxy").start(() -> accept(newListener));
    }

    private void accept(ServerSocket at) {
        try {
            while (true) {
                meet(at.accept(), at);
            }
        } catch (IOException e) {
            // The port was closed.
        }
    }

    private void meet(Socket client, ServerSocket at) throws IOException {
        accepted.incrementAndGet();
        switch (greeting) {
            case CLOSE -> client.close();
            case SILENCE -> connections.add(new ProxiedConnection(this, client, null));
            case FORWARD -> {
                try {
                    var connection =
                            new ProxiedConnection(this, client, new Socket(InetAddress.getLoopbackAddress(), upstream));
                    connections.add(connection);
                    connection.start();
                    if (at.isClosed() || greeting != Greeting.FORWARD) {
                        // Accepted just before: what then cut all connections did not know this one yet.
                        connection.finish();
                    }
                } catch (IOException e) {
                    client.close();
                }
            }
        }
    }

    @Override
    public void close() {
        refuse();
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed either way.
        }
    }

    record Ambush(String text, boolean serverHasIt, int times) {

        private Ambush next() {
            return times > 1 ? new Ambush(text, serverHasIt, times - 1) : null;
        }
    }
}
