package dev.ebayconnector.sync.messages;

import dev.ebayconnector.sync.run.resource.Slice;
import java.util.List;

/** The slices that hold the messages which records of a list lead to. */
final class Follow {

    private static final String MESSAGES = "_messages";

    private Follow() {}

    /** @param keys conversation ids or message ids, as the list shows */
    static Slice of(String list, List<String> keys) {
        return new Slice.Keys(list + MESSAGES, keys);
    }

    /** The list that led to a slice. */
    static String listOf(String slice) {
        return slice.substring(0, slice.length() - MESSAGES.length());
    }
}
