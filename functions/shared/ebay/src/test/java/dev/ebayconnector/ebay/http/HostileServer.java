package dev.ebayconnector.ebay.http;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** A raw HTTP/1.1 server that sends exactly the bytes a test gives it, whatever they are, and remembers what it was sent. */
public final class HostileServer implements AutoCloseable {

    /** Writes an answer; the connection is closed afterwards. */
    public interface Answer {
        void write(Socket socket) throws IOException;
    }

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Answer answer = _ -> {};

    public HostileServer() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    public HostileServer answer(Answer next) {
        answer = next;
        requests.clear();
        return this;
    }

    /** Request line, headers and body of each request. */
    public List<String> requests() {
        return requests;
    }

    public Endpoint endpoint() {
        var url = URI.create("http://127.0.0.1:" + listener.getLocalPort());
        return new Endpoint(EbayEnvironment.SANDBOX, url, url, url, "client", new Secret("secret"), "RuName");
    }

    /** A well-formed answer with this status line, content type and body. */
    public static Answer http(String status, String type, byte[] body, String... headers) {
        return socket -> {
            var head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
            if (type != null) {
                head.append("Content-Type: ").append(type).append("\r\n");
            }
            for (var header : headers) {
                head.append(header).append("\r\n");
            }
            head.append("x-ebay-request-id: rq-1\r\nConnection: close\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n\r\n");
            raw(socket, head.toString().getBytes(StandardCharsets.ISO_8859_1));
            raw(socket, body);
        };
    }

    public static Answer json(String status, String body) {
        return http(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer bytes(String text) {
        return socket -> raw(socket, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A body without a length that never ends. */
    public static Answer endless(String start) {
        return socket -> {
            raw(
                    socket,
                    ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" + start)
                            .getBytes(StandardCharsets.UTF_8));
            var block = " ".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
            while (!socket.isClosed()) {
                raw(socket, block);
            }
        };
    }

    public static byte[] gzip(byte[] plain) {
        var zipped = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(zipped)) {
            stream.write(plain);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return zipped.toByteArray();
    }

    private static void raw(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            requests.add(request(socket.getInputStream()));
            answer.write(socket);
            socket.shutdownOutput();
            while (socket.getInputStream().read() >= 0) {
                // reads on until the client closes, so that a close does not become a reset
            }
        } catch (IOException clientLeft) {
            // what the client made of it is what is tested
        }
    }

    private static String request(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                return head.toString();
            }
            head.append((char) octet);
        }
        var length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        return length.find()
                ? head + new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
                : head.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
