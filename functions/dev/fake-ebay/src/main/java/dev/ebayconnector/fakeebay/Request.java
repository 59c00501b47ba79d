package dev.ebayconnector.fakeebay;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One call as it came in, with the fault it has to suffer, if any. */
public record Request(
        String method, String path, String rawQuery, Headers headers, byte[] body, Optional<Fault> fault) {
    private static final int MOST_BODY = 64 * 1024;

    static Request read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BODY);
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestURI().getRawQuery(),
                exchange.getRequestHeaders(),
                body,
                Optional.empty());
    }

    Request suffering(Optional<Fault> fault) {
        return new Request(method, path, rawQuery, headers, body, fault);
    }

    public boolean suffers(FaultKind kind) {
        return fault.filter(each -> each.kind() == kind).isPresent();
    }

    public Parameters query() {
        return Parameters.parse(rawQuery);
    }

    Parameters form() {
        return Parameters.parse(new String(body, StandardCharsets.UTF_8));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    boolean acceptsGzip() {
        return headers.getOrDefault("Accept-Encoding", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .anyMatch(coding -> coding.strip().startsWith("gzip"));
    }

    /** What stands behind the last slash. */
    public String lastSegment() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
