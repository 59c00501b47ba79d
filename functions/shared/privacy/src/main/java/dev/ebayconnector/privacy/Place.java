package dev.ebayconnector.privacy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Where a ciphertext belongs: table, column and key of the row, without the account. It is associated data, so what was
 * moved to another row cannot be opened there.
 *
 * @param key the columns of the row's primary key after the account, in the table's order
 */
public record Place(String table, String column, List<String> key) {

    /** The column {@code personal} of a row. */
    public static Place of(String table, String... key) {
        return new Place(table, "personal", List.of(key));
    }

    /** Each part with its length before it, so that no two places are the same bytes. */
    byte[] associatedData(UUID accountId) {
        var bytes = new ByteArrayOutputStream();
        put(bytes, accountId.toString());
        put(bytes, table);
        put(bytes, column);
        key.forEach(part -> put(bytes, part));
        return bytes.toByteArray();
    }

    private static void put(ByteArrayOutputStream bytes, String part) {
        var text = part.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
        bytes.writeBytes(text);
    }
}
