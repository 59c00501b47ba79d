package dev.ebayconnector.local.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** How one invocation ended. */
public sealed interface Outcome {
    /** The handler returned this payload. */
    record Answered(byte[] payload) implements Outcome {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    /** The handler threw an exception. */
    record Faulted(String type, String message) implements Outcome {}

    /** The handler's answer exceeds Lambda's limit; the runtime cannot send it and its process ends. */
    record TooLarge(int bytes) implements Outcome {}

    /** The function timed out and its instance was killed. */
    record TimedOut(Duration after) implements Outcome {}

    /** The process ended before it answered. */
    record Crashed(int exitCode) implements Outcome {}

    /** No instance could be started. */
    record NotStarted(String reason) implements Outcome {}
}
