package dev.ebayconnector.local.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** How one invocation ended. */
public sealed interface Outcome {
    /** The handler returned this. */
    record Answered(byte[] payload) implements Outcome {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    /** The handler threw. */
    record Faulted(String type, String message) implements Outcome {}

    /** The handler's answer is larger than Lambda takes; the runtime gives up over it and its process ends. */
    record TooLarge(int bytes) implements Outcome {}

    /** The function's timeout passed; its instance is gone. */
    record TimedOut(Duration after) implements Outcome {}

    /** The process ended in the middle. */
    record Crashed(int exitCode) implements Outcome {}

    /** No instance could be started for it. */
    record NotStarted(String reason) implements Outcome {}
}
