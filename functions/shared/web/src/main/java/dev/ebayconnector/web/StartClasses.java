package dev.ebayconnector.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The classes that a function loads until its first answer, without those that come at once. Half of a cold start is loading
 * them one after the other; a second thread that is ahead of the first takes a part of it off. The lists are written by
 * {@code mvn -Pbench -Dbench.classes=true}; a name that is not there any more does no harm.
 */
final class StartClasses {

    /** What functions load in common, and what one function loads in addition. Each line is a package and its classes. */
    static final List<String> LISTS = List.of("META-INF/start-classes.txt", "META-INF/start-classes-of-function.txt");

    private StartClasses() {}

    /** Loads them without initializing any: that may depend on an order, and is done where each is used. */
    static void load() {
        load(StartClasses.class.getClassLoader());
    }

    static void load(ClassLoader loader) {
        for (var list : LISTS) {
            loadAll(read(list, loader), loader);
        }
    }

    /** Empty if there is no such list. */
    private static String read(String list, ClassLoader loader) {
        try (var content = loader.getResourceAsStream(list)) {
            return content == null ? "" : new String(content.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void loadAll(String list, ClassLoader loader) {
        for (int start = 0, end; (end = list.indexOf('\n', start)) >= 0; start = end + 1) {
            int space = list.indexOf(' ', start);
            var prefix = list.substring(start, space) + ".";
            while (space < end) {
                int next = list.indexOf(' ', space + 1);
                int to = next < 0 || next > end ? end : next;
                load(prefix.concat(list.substring(space + 1, to)), loader);
                space = to;
            }
        }
    }

    private static void load(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError notHere) {
            // The list is older than the class, or of another JDK.
        }
    }
}
