package dev.ebayconnector.sync.api;

import java.util.regex.Pattern;

/**
 * A place in the events of a run, behind which a reader continues: the last event and the last call that were read. Each
 * of the two becomes visible in the order of its ids, but not the one in the order of the other, so that one number for
 * both could lose some.
 */
record RunPlace(long event, long call) {

    static final RunPlace START = new RunPlace(0, 0);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    /** @throws IllegalArgumentException if no answer gave out such a place */
    static RunPlace of(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a place");
        }
        return new RunPlace(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    RunPlace afterEvent(long id) {
        return new RunPlace(id, call);
    }

    RunPlace afterCall(long id) {
        return new RunPlace(event, id);
    }

    @Override
    public String toString() {
        return event + "-" + call;
    }
}
