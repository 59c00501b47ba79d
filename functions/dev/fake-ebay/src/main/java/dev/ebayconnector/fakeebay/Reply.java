package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One answer before it goes on the wire. */
public record Reply(int status, Map<String, String> headers, byte[] body) {
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

    public static Reply json(int status, JsonNode body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), Json.bytes(body));
    }

    static Reply html(int status, String page) {
        return new Reply(
                status,
                Map.of(
                        "Content-Type",
                        "text/html; charset=utf-8",
                        "Content-Security-Policy",
                        PAGE_POLICY,
                        "Referrer-Policy",
                        "no-referrer",
                        "Cache-Control",
                        "no-store"),
                page.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    static Reply redirect(String location) {
        return new Reply(302, Map.of("Location", location, "Cache-Control", "no-store"), new byte[0]);
    }

    Reply withBody(byte[] other) {
        return new Reply(status, headers, other);
    }
}
