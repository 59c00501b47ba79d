package dev.ebayconnector.local.lambda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A function whose handler could not be created; knows whether it was for the want of a setting. */
public final class InitFailure extends RuntimeException {
    /** What the functions say, however deep a framework wraps it. */
    private static final Pattern SETTINGS = Pattern.compile("Invalid settings: [^\"\\\\\n]+");

    private final boolean aboutSettings;

    private InitFailure(String sentence, boolean aboutSettings) {
        super(sentence);
        this.aboutSettings = aboutSettings;
    }

    static InitFailure ended(String function, String how) {
        return new InitFailure(function + " did not start: " + how + ".", false);
    }

    /** @param report the runtime's whole error report, which holds the message somewhere */
    static InitFailure reported(String function, String type, String message, String report) {
        Matcher settings = SETTINGS.matcher(report);
        return settings.find()
                ? new InitFailure(function + " did not start: " + settings.group(), true)
                : new InitFailure(function + " did not start: " + type + ": " + message, false);
    }

    public boolean isAboutSettings() {
        return aboutSettings;
    }
}
