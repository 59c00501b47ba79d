package dev.ebayconnector.health;

import dev.ebayconnector.web.EntityTag;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The OpenAPI document in the jar; read when it is first asked for, because a cold start must not pay for it. */
@Singleton
final class OpenApiDocument {

    private volatile Read read;

    private record Read(String text, EntityTag tag) {}

    String text() {
        return read().text();
    }

    EntityTag tag() {
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
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new Read(text, EntityTag.of(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
