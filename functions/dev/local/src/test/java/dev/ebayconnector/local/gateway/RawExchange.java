package dev.ebayconnector.local.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** One HTTP exchange as bytes on a socket, so that no client library adds, folds or follows anything. */
record RawExchange(String statusLine, List<String> headerLines, byte[] body) {

    /** @param lines of the request's head, without Host; a character is a byte */
    static RawExchange send(URI server, byte[] body, String... lines) throws IOException {
        var head = Stream.concat(
                        Stream.of(lines), Stream.of("Host: " + server.getAuthority(), "Connection: close", "", ""))
                .toList();
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(String.join("\r\n", head).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return parse(socket.getInputStream().readAllBytes());
        }
    }

    private static RawExchange parse(byte[] answer) {
        var text = new String(answer, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        var lines = List.of(text.substring(0, end).split("\r\n"));
        return new RawExchange(
                lines.getFirst(),
                lines.subList(1, lines.size()),
                text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1));
    }

    int status() {
        return Integer.parseInt(statusLine.split(" ")[1]);
    }

    List<String> values(String name) {
        return headerLines.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
