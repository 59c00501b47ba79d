package dev.ebayconnector.sync.run.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** The keys of a slice as they are stored: a JSON array of texts. */
public final class SliceKeys {

    private static final JsonMapper JSON = new JsonMapper();

    private SliceKeys() {}

    public static String write(List<String> keys) {
        try {
            return JSON.writeValueAsString(keys);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static List<String> read(String json) {
        try {
            return List.of(JSON.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("keys of a window are not a JSON array of texts", e);
        }
    }
}
