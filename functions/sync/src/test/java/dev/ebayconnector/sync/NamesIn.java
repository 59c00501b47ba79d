package dev.ebayconnector.sync;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds a thousand names in megabytes of text: each place is compared with the names only that begin with its first three
 * characters. {@link String#contains} for each name would read the text a thousand times.
 */
final class NamesIn {

    private static final int START = 3;

    private final List<String> shortNames = new ArrayList<>();
    private final Map<String, List<String>> names = new HashMap<>();
    private final BitSet starts = new BitSet(1 << Character.SIZE);

    NamesIn(Collection<String> names) {
        for (var name : names) {
            if (name.length() < START) {
                shortNames.add(name);
            } else {
                this.names
                        .computeIfAbsent(name.substring(0, START), start -> new ArrayList<>())
                        .add(name);
                starts.set(hash(name, 0));
            }
        }
    }

    /** The names that the text contains. */
    Collection<String> find(String text) {
        var found = new TreeSet<String>();
        shortNames.stream().filter(text::contains).forEach(found::add);
        for (int place = 0; place <= text.length() - START; place++) {
            if (starts.get(hash(text, place))) {
                for (var name : names.getOrDefault(text.substring(place, place + START), List.of())) {
                    if (text.startsWith(name, place)) {
                        found.add(name);
                    }
                }
            }
        }
        return found;
    }

    private static int hash(String text, int place) {
        return (char) ((text.charAt(place) * 31 + text.charAt(place + 1)) * 31 + text.charAt(place + 2));
    }
}
