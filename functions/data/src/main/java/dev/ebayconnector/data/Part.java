package dev.ebayconnector.data;

import java.util.ArrayList;
import java.util.List;

/** Texts of records, as many as one answer may hold. */
final class Part {

    private final int limit;
    private final List<String> texts = new ArrayList<>();
    private long size;
    private RowKey last;
    private boolean complete;

    /** @param limit how many records at most */
    Part(int limit) {
        this.limit = limit;
    }

    /** Adds a record unless the part is full; the first one always fits, so that every part leads on. */
    boolean add(RowKey key, String text) {
        var larger = size + AnswerSize.of(text);
        if (texts.size() == limit || larger > AnswerSize.LARGEST && !texts.isEmpty()) {
            return false;
        }
        texts.add(text);
        size = larger;
        last = key;
        return true;
    }

    /** Says that there is no record behind the last one. */
    void complete() {
        complete = true;
    }

    List<String> texts() {
        return texts;
    }

    /** The key of the last record if there may be more behind it, else null. */
    RowKey next() {
        return complete ? null : last;
    }
}
