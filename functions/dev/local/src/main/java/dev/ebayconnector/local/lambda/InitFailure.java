package dev.ebayconnector.local.lambda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The handler of a function could not be created; says whether wrong or missing settings were the cause. */
public final class InitFailure extends RuntimeException {
    /** The functions' own message, which a framework may wrap several times. */
    private static final Pattern SETTINGS = Pattern.compile("Invalid settings: [^\"\\\\\n]+");

    private final boolean aboutSettings;

    private InitFailure(String sentence, boolean aboutSettings) {
        super(sentence);
        this.aboutSettings = aboutSettings;
    }

    static InitFailure ended(String function, String how) {
        return new InitFailure(function + " did not start: " + how + ".", false);
    }

    /** @param report the runtime's error report, which contains the message */
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
