package dev.ebayconnector.privacy.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The last row that a step has looked at: account and the rest of the key. Kept as a list of texts. */
record Cursor(UUID accountId, List<String> rest) {

    /** Before every row. */
    static final Cursor START = new Cursor(new UUID(0, 0), List.of());

    static Cursor of(List<String> texts) {
        return texts.isEmpty() ? START : new Cursor(UUID.fromString(texts.getFirst()), texts.subList(1, texts.size()));
    }

    static Cursor of(PersonRow row) {
        return new Cursor(row.accountId(), row.key());
    }

    List<String> key(int columns) {
        return rest.isEmpty() ? List.of("", "").subList(0, columns) : rest;
    }

    List<String> texts() {
        var texts = new ArrayList<String>(List.of(accountId.toString()));
        texts.addAll(rest);
        return texts;
    }
}
