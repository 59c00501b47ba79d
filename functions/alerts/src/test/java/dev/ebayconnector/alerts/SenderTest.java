package dev.ebayconnector.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.settings.Deployment;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a receiver may do to the sender: every attempt ends soon, reaches public hosts only, and is told by its status. */
class SenderTest {

    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    /** Answers one connection as it likes. */
    private interface Answer {
        void on(Socket socket) throws Exception;
    }

    private static final class Host implements AutoCloseable {

        private final ServerSocket socket;
        final AtomicInteger connections = new AtomicInteger();

        Host(Answer answer) throws IOException {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    try (var accepted = socket.accept()) {
                        connections.incrementAndGet();
                        answer.on(accepted);
                    } catch (Exception e) {
                        // The sender hung up, or the test is over.
                    }
                }
            });
        }

        String url() {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/";
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static SendResult send(String url, Names names) throws IOException {
        try (var sender = new Sender(new Addresses(names, Deployment.LOCAL), PATIENCE, CLOCK)) {
            var begun = System.nanoTime();
            var result = sender.post(new ReceiverUrl(URI.create(url)), Map.of("webhook-id", "x"), "{}");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE.plusSeconds(3));
            return result;
        }
    }

    private static SendResult send(String url) throws IOException {
        return send(url, InetAddress::getAllByName);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Closes when the sender has hung up: to close before it has read all would take the answer back. */
    private static Answer text(String text) {
        return socket -> {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getInputStream().read(new byte[8192]);
            write(socket.getOutputStream(), text);
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        };
    }

    @Test
    void anAnswerThatDripsForeverEndsAtTheTimeInAll() throws IOException {
        try (var host = new Host(socket -> {
            write(socket.getOutputStream(), "HTTP/1.1 200 OK\r\n");
            while (true) {
                write(socket.getOutputStream(), "X: y\r\n");
                Thread.sleep(100);
            }
        })) {
            assertThat(send(host.url())).isEqualTo(new SendResult.Unreachable("timeout"));
        }
    }

    @Test
    void anAnswerThatNeverComesEndsAtTheTimeInAll() throws IOException {
        try (var host = new Host(_ -> Thread.sleep(60_000))) {
            assertThat(send(host.url())).isEqualTo(new SendResult.Unreachable("timeout"));
        }
    }

    @ParameterizedTest
    @CsvSource({"'Transfer-Encoding: chunked', '100000\r\n'", "'Content-Length: 99999999999', ''"})
    void aBodyWithoutEndIsNotRead(String header, String before) throws IOException {
        try (var host = new Host(socket -> {
            socket.getInputStream().read(new byte[8192]);
            write(socket.getOutputStream(), "HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n" + before);
            while (true) {
                write(socket.getOutputStream(), "x".repeat(65_536));
            }
        })) {
            var begun = System.nanoTime();
            assertThat(send(host.url())).isEqualTo(new SendResult.Taken(200));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
        }
    }

    @Test
    void headersWithoutEndAreRefused() throws IOException {
        try (var host = new Host(socket -> {
            socket.getInputStream().read(new byte[8192]);
            write(socket.getOutputStream(), "HTTP/1.1 200 OK\r\n");
            while (true) {
                write(socket.getOutputStream(), ("X: " + "y".repeat(1000) + "\r\n").repeat(50));
            }
        })) {
            assertThat(send(host.url())).isEqualTo(new SendResult.Unreachable("broken"));
        }
    }

    @Test
    void aSuccessWithGarbageIsASuccess() throws IOException {
        try (var host =
                new Host(text("HTTP/1.1 200 OK\r\nContent-Type: ?\r\nContent-Encoding: gzip\r\n\r\n\u0000garbage"))) {
            assertThat(send(host.url())).isEqualTo(new SendResult.Taken(200));
        }
    }

    @Test
    void whatIsNoHttpIsBroken() throws IOException {
        try (var host = new Host(text("220 smtp.example.com ESMTP\r\n\r\n"))) {
            assertThat(send(host.url())).isEqualTo(new SendResult.Unreachable("broken"));
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (var target = new Host(text("HTTP/1.1 200 OK\r\n\r\n"));
                var host = new Host(text("HTTP/1.1 307 Temporary Redirect\r\nLocation: " + target.url()
                        + "\r\nContent-Length: 0\r\n\r\n"))) {
            assertThat(send(host.url())).isEqualTo(new SendResult.Refused(307, Optional.empty()));
            assertThat(target.connections).hasValue(0);
            assertThat(host.connections).hasValue(1);
        }
    }

    @Test
    void aConnectionThatIsCutIsNotRepeatedByItself() throws IOException {
        try (var host = new Host(socket -> {
            socket.getInputStream().read(new byte[8192]);
            socket.setSoLinger(true, 0);
        })) {
            assertThat(send(host.url())).isEqualTo(new SendResult.Unreachable("broken"));
            assertThat(host.connections).hasValue(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "410, , gone",
        "429, 120, PT2M",
        "503, 'Thu, 01 Jan 2026 00:05:00 GMT', PT5M",
        "503, 'Wed, 31 Dec 2025 00:00:00 GMT', none",
        "503, soon, none",
        "503, -5, none",
        "400, , none",
        "101, , none"
    })
    void aRefusalIsKnownByItsStatusAndTheTimeThatItAsksFor(int status, String retryAfter, String expected)
            throws IOException {
        var header = retryAfter == null ? "" : "Retry-After: " + retryAfter + "\r\n";
        try (var host = new Host(text("HTTP/1.1 " + status + " X\r\n" + header + "Content-Length: 0\r\n\r\n"))) {
            var result = send(host.url());
            switch (expected) {
                case "gone" -> assertThat(result).isEqualTo(new SendResult.Gone());
                case "none" ->
                    assertThat(result).isNotInstanceOf(SendResult.Taken.class).isNotInstanceOf(SendResult.Gone.class);
                default ->
                    assertThat(result).isEqualTo(new SendResult.Refused(status, Optional.of(Duration.parse(expected))));
            }
        }
    }

    @Test
    void aServerThatProvesNoNameIsRefused(@TempDir Path directory) throws Exception {
        try (var host = new SelfSigned(directory)) {
            assertThat(send("https://localhost:" + host.port() + "/")).isEqualTo(new SendResult.Unreachable("tls"));
            assertThat(host.requests()).isZero();
        }
    }

    @Test
    void plainHttpBehindHttpsIsRefused() throws IOException {
        try (var host = new Host(text("HTTP/1.1 200 OK\r\n\r\n"))) {
            assertThat(send(host.url().replace("http:", "https:"))).isEqualTo(new SendResult.Unreachable("tls"));
        }
    }

    /** Also where loopback itself is allowed: the name could be anybody's. */
    @ParameterizedTest
    @CsvSource({"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1", "100.64.0.1"})
    void aNameThatPointsToAPrivateAddressIsNotConnectedTo(String address) throws IOException {
        try (var host = new Host(text("HTTP/1.1 200 OK\r\n\r\n"))) {
            var port = URI.create(host.url()).getPort();
            Names names =
                    _ -> new InetAddress[] {InetAddress.ofLiteral("93.184.215.14"), InetAddress.ofLiteral(address)};
            assertThat(send("https://evil.example:" + port + "/", names))
                    .isEqualTo(new SendResult.Unreachable("not_public"));
            assertThat(host.connections).hasValue(0);
        }
    }

    @Test
    void aLookupThatTakesTooLongIsNotWaitedFor() throws IOException {
        Names slow = _ -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
        };
        assertThat(send("https://slow.example/", new SystemNames(slow, PATIENCE)))
                .isIn(new SendResult.Unreachable("name_unknown"), new SendResult.Unreachable("timeout"));
    }

    @Test
    void aNameWithManyAddressesIsTriedAtThree() throws IOException {
        var many = new InetAddress[50];
        Arrays.fill(many, InetAddress.ofLiteral("93.184.215.14"));
        assertThat(new Addresses(_ -> many, Deployment.PRODUCTION).of("many.example"))
                .hasSize(3);
    }

    /** What was checked is what is connected to: a second lookup would give another address. */
    @Test
    void aNameIsLookedUpOnce() throws IOException {
        var lookups = new AtomicInteger();
        Names names = _ -> {
            lookups.incrementAndGet();
            throw new UnknownHostException("gone");
        };
        assertThat(send("https://evil.example/", names)).isEqualTo(new SendResult.Unreachable("name_unknown"));
        assertThat(lookups).hasValue(1);
    }
}
