package dev.ebayconnector.core.settings;

import java.util.List;

/** Settings that the program cannot start with; the message names every key and no value. */
public final class InvalidSettings extends RuntimeException {

    private final List<String> problems;

    InvalidSettings(List<String> problems) {
        super("Invalid settings: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
