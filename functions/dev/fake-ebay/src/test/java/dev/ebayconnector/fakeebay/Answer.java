package dev.ebayconnector.fakeebay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** An answer as any client sees it. */
record Answer(HttpResponse<byte[]> response) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    String text() {
        try {
            return new String(plain(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode json() {
        try {
            return MAPPER.readTree(plain());
        } catch (IOException e) {
            throw new AssertionError("Not JSON: " + text(), e);
        }
    }

    /** The id of the first error of eBay's envelope. */
    int errorId() {
        return json().path("errors").path(0).path("errorId").asInt();
    }

    private byte[] plain() throws IOException {
        if (!header("Content-Encoding").equals("gzip")) {
            return response.body();
        }
        try (InputStream zipped = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return zipped.readAllBytes();
        }
    }
}
