package dev.ebayconnector.sync.run.resource;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * Rows for {@code jsonb_to_recordset}: a JSON array of objects, whose members are named like the columns. Every method
 * takes null for NULL and returns the row itself.
 */
public final class JsonRows {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private JsonRows(JsonGenerator json) {
        this.json = json;
    }

    /** Adds the columns of one record to a row. */
    @FunctionalInterface
    public interface Columns<T> {
        void write(JsonRows row, T record) throws IOException;
    }

    /** One row per record. */
    public static <T> String of(List<T> records, Columns<T> columns) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            var row = new JsonRows(json);
            json.writeStartArray();
            for (var record : records) {
                json.writeStartObject();
                columns.write(row, record);
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    public JsonRows text(String column, String value) throws IOException {
        json.writeStringField(column, value);
        return this;
    }

    public JsonRows moment(String column, Instant value) throws IOException {
        return text(column, value == null ? null : value.toString());
    }

    public JsonRows number(String column, BigDecimal value) throws IOException {
        json.writeFieldName(column);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
        return this;
    }

    public JsonRows integer(String column, Integer value) throws IOException {
        json.writeObjectField(column, value);
        return this;
    }

    public JsonRows flag(String column, Boolean value) throws IOException {
        json.writeObjectField(column, value);
        return this;
    }

    public JsonRows bytes(String column, byte[] value) throws IOException {
        return text(column, value == null ? null : "\\x" + HexFormat.of().formatHex(value));
    }

    /** @param value JSON, written as it is */
    public JsonRows json(String column, String value) throws IOException {
        json.writeFieldName(column);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeRawValue(value);
        }
        return this;
    }
}
