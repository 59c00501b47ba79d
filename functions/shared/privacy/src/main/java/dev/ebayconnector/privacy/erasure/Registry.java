package dev.ebayconnector.privacy.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What each column of the database holds of people, from {@code registry.txt}. */
public final class Registry {

    private Registry() {}

    /** What a column holds. */
    public enum Kind {
        NONE,
        FACTS,
        BUYER,
        SELLER,
        USER,
        SEALED,
        HASH,
        KEY;

        /** Whether the column tells of a person. */
        public boolean personal() {
            return this != NONE && this != FACTS;
        }
    }

    /** By {@code table.column}. */
    public static Map<String, Kind> columns() {
        var columns = new TreeMap<String, Kind>();
        var table = "";
        for (var line : text().split("\n")) {
            if (line.startsWith("[")) {
                table = line.substring(1, line.indexOf(']'));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                add(columns, table, line);
            }
        }
        return Collections.unmodifiableMap(columns);
    }

    private static void add(Map<String, Kind> columns, String table, String line) {
        int colon = line.indexOf(':');
        var kind = Kind.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
        Arrays.stream(line.substring(colon + 1).strip().split(" ")).forEach(column -> {
            if (columns.put(table + "." + column, kind) != null) {
                throw new IllegalStateException("registry.txt has " + table + "." + column + " twice");
            }
        });
    }

    private static String text() {
        try (var file = Registry.class.getResourceAsStream("registry.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
