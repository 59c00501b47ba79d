package dev.ebayconnector.local.stack;

import dev.ebayconnector.local.StackFailure;
import java.util.ArrayDeque;
import java.util.Deque;

/** The running parts of the stack. They are closed in the opposite order of their start. */
final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean closed;

    /** Returns the part, to be closed with the others; after a close it is closed immediately. */
    synchronized <T extends AutoCloseable> T add(T part) {
        if (closed) {
            closeQuietly(part);
            throw StackFailure.failed("The stack was stopped while it started.");
        }
        parts.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!parts.isEmpty()) {
            closeQuietly(parts.pop());
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // A part that fails to stop must not keep the others running.
            System.err.println("  could not stop " + part.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
