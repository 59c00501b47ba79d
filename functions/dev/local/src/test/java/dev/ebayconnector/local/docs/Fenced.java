package dev.ebayconnector.local.docs;

import dev.ebayconnector.local.stack.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a document.
 *
 * @param language the fence's words, such as {@code bash run}
 * @param before   the paragraph before it
 * @param after    the paragraph after it
 */
record Fenced(String language, String text, String before, String after) {

    static final Path ROOT = ProjectRoot.find("", Path.of(""));
    private static final String FENCE = "```";

    boolean isShell() {
        return language.startsWith("bash");
    }

    /** Whether the document asks its test to run the block. */
    boolean isRun() {
        return language.equals("bash run");
    }

    static String document(String name) {
        try {
            return Files.readString(ROOT.resolve("docs").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Fenced> of(String document) {
        var blocks = new ArrayList<Fenced>();
        var lines = document.lines().toList();
        int line = 0;
        while (line < lines.size()) {
            if (!lines.get(line).startsWith(FENCE)) {
                line++;
                continue;
            }
            int end = line + 1;
            while (!lines.get(end).equals(FENCE)) {
                end++;
            }
            blocks.add(new Fenced(
                    lines.get(line).substring(FENCE.length()).strip(),
                    String.join("\n", lines.subList(line + 1, end)) + "\n",
                    paragraph(lines, line - 1, -1),
                    paragraph(lines, end + 1, 1)));
            line = end + 1;
        }
        return blocks;
    }

    /** The lines from a place on, without empty ones before it, up to the next empty one or fence. */
    private static String paragraph(List<String> lines, int from, int step) {
        int line = from;
        while (line >= 0 && line < lines.size() && lines.get(line).isBlank()) {
            line += step;
        }
        var found = new ArrayList<String>();
        while (line >= 0
                && line < lines.size()
                && !lines.get(line).isBlank()
                && !lines.get(line).startsWith(FENCE)) {
            found.add(step > 0 ? found.size() : 0, lines.get(line));
            line += step;
        }
        return String.join("\n", found);
    }
}
