package dev.ebayconnector.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes records as JSON, each in one line. JSON that was stored is copied as it is. */
final class RecordJson {

    private static final JsonFactory JSON = new JsonFactory();
    /** The endings of two columns that are one money. */
    static final String VALUE = "_value";

    static final String CURRENCY = "_currency";

    private RecordJson() {}

    /** The values, and {@code raw} if it was read. */
    static String of(StoredRow row) {
        var values = new LinkedHashMap<>(row.values());
        values.remove(StoredResource.RAW_COLUMN);
        return write(json -> {
            members(json, values);
            if (row.raw() != null) {
                raw(json, row.raw());
            }
        });
    }

    /** An object with these members. */
    static String of(Map<String, Object> values) {
        return write(json -> members(json, values));
    }

    /** A text as JSON; null becomes {@code null}. */
    static String of(String text) {
        var out = new StringWriter();
        try (var json = JSON.createGenerator(out)) {
            json.writeString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static String write(Content content) {
        var out = new StringWriter();
        try (var json = JSON.createGenerator(out)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Lambda could not send a larger one at all. */
    private static void raw(JsonGenerator json, String raw) throws IOException {
        json.writeFieldName("raw");
        if (AnswerSize.of(raw) <= AnswerSize.LARGEST) {
            json.writeRawValue(raw);
        } else {
            json.writeNull();
            json.writeBooleanField("raw_too_large", true);
        }
    }

    private static void members(JsonGenerator json, Map<String, Object> values) throws IOException {
        var names = new ArrayList<>(values.keySet());
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            var money = name.endsWith(VALUE) ? name.substring(0, name.length() - VALUE.length()) : null;
            if (money != null && i + 1 < names.size() && names.get(i + 1).equals(money + CURRENCY)) {
                i++;
                json.writeFieldName(money);
                money(json, values.get(name), values.get(names.get(i)));
            } else {
                json.writeFieldName(name);
                value(json, values.get(name));
            }
        }
    }

    /** An amount is text, because JSON readers round numbers. */
    private static void money(JsonGenerator json, Object value, Object currency) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeFieldName("value");
        value(json, value);
        json.writeFieldName("currency");
        value(json, currency);
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case StoredRow.Json stored -> json.writeRawValue(stored.text());
            case BigDecimal number -> json.writeString(number.toPlainString());
            case Long number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            default -> json.writeString(value.toString());
        }
    }
}
