package dev.ebayconnector.health;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The OpenAPI document in the jar; read when it is first asked for, because a cold start must not pay for it. */
@Singleton
final class OpenApiDocument {

    private static final int DIGITS = 32;

    private volatile Read read;

    private record Read(String text, String tag) {}

    String text() {
        return read().text();
    }

    /** Its {@code ETag}, with the quotes. */
    String tag() {
        return read().tag();
    }

    private Read read() {
        var known = read;
        if (known == null) {
            known = load();
            read = known;
        }
        return known;
    }

    private static Read load() {
        try (var file = OpenApiDocument.class.getResourceAsStream("/openapi.json")) {
            if (file == null) {
                throw new IllegalStateException("the jar has no openapi.json");
            }
            var bytes = file.readAllBytes();
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            var tag = HexFormat.of().formatHex(digest).substring(0, DIGITS);
            return new Read(new String(bytes, StandardCharsets.UTF_8), '"' + tag + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
