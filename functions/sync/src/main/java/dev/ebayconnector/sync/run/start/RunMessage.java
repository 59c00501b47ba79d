package dev.ebayconnector.sync.run.start;

import java.util.Optional;
import java.util.UUID;

/**
 * What a message of the queue asks for.
 *
 * @param assistant whether the run has a worker already, and one more may help it
 */
public record RunMessage(UUID run, boolean assistant) {

    /** Releases that know no assistants drop such a message, because it names no run to them. */
    private static final String ASSIST = "assist/";

    /** Empty if the text does not name a run. */
    public static Optional<RunMessage> read(String text) {
        boolean assistant = text.startsWith(ASSIST);
        try {
            return Optional.of(
                    new RunMessage(UUID.fromString(assistant ? text.substring(ASSIST.length()) : text), assistant));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String text() {
        return (assistant ? ASSIST : "") + run;
    }
}
