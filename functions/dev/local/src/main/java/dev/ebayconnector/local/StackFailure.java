package dev.ebayconnector.local;

/** The stack cannot start. The message says what is wrong and how to fix it. */
public final class StackFailure extends RuntimeException {
    private static final int WRONG_INPUT = 2;
    private static final int FAILED = 1;

    private final int exitCode;

    private StackFailure(int exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** The user has to change something: a setting, a port, a missing program. */
    public static StackFailure wrongInput(String sentence) {
        return new StackFailure(WRONG_INPUT, sentence, null);
    }

    /** A part of the system failed. */
    public static StackFailure failed(String sentence) {
        return new StackFailure(FAILED, sentence, null);
    }

    public static StackFailure failed(String sentence, Throwable cause) {
        return new StackFailure(FAILED, sentence, cause);
    }

    public int exitCode() {
        return exitCode;
    }
}
