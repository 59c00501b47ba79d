package dev.ebayconnector.fakeebay;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Puts a reply on the wire: eBay's tracing headers, gzip when asked, and the faults that only damage the bytes. */
final class Wire {
    private Wire() {}

    static void send(HttpExchange exchange, Request request, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("x-ebay-request-id", UUID.randomUUID().toString());
        exchange.getResponseHeaders().set("rlogid", "t6fake%60" + UUID.randomUUID());
        byte[] right = request.suffers(FaultKind.WRONG_JSON) ? firstHalf(reply.body()) : reply.body();
        byte[] body = right.length > 0 && request.acceptsGzip() ? zipped(exchange, right) : right;
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            write(exchange.getResponseBody(), request.suffers(FaultKind.CUT) ? firstHalf(body) : body);
        }
    }

    /** Less than the promised length makes closing the exchange cut the connection. */
    private static void write(OutputStream stream, byte[] body) throws IOException {
        stream.write(body);
        stream.flush();
    }

    private static byte[] firstHalf(byte[] body) {
        return Arrays.copyOf(body, body.length / 2);
    }

    private static byte[] zipped(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        }
        return bytes.toByteArray();
    }
}
