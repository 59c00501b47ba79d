package dev.ebayconnector.logging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;

/**
 * Writes an entry as one JSON object. Everything outside ASCII is escaped: whatever reads the line by whatever alphabet sees
 * one line. Lambda reads {@code timestamp} and {@code level} by these names (Lambda, "Log-level filtering").
 */
final class JsonLine {

    private static final JsonFactory JSON =
            new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonLine() {}

    static String of(LogEntry entry) {
        var line = new StringWriter(256);
        try (var json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField(
                    "timestamp", entry.at().truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeStringField("level", entry.level().name());
            json.writeStringField("logger", LineText.of(entry.logger()));
            json.writeStringField("message", LineText.of(entry.message()));
            for (var value : entry.values().entrySet()) {
                json.writeFieldName(value.getKey());
                write(json, value.getValue());
            }
            if (entry.thrown() != null) {
                exception(json, entry.thrown());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            case null, default -> json.writeString(LineText.of(value));
        }
    }

    private static void exception(JsonGenerator json, Throwable thrown) throws IOException {
        json.writeObjectFieldStart("exception");
        json.writeStringField("class", thrown.getClass().getName());
        json.writeStringField("message", LineText.of(thrown.getMessage()));
        json.writeStringField("stack", LineText.stack(thrown));
        json.writeEndObject();
    }
}
