package dev.ebayconnector.postgres;

import java.sql.SQLException;

/**
 * Why no connection could be opened, and what to do about it. By SQLSTATE first; where the server or the driver has one
 * state for several causes, by the text, and a text that is not known gets the state's general advice.
 *
 * @param cause     what was said, in one line
 * @param permanent whether the next attempt must fail as well until the fix is made
 * @param unproven  whether the server could not prove that it is the one in the URL
 * @param fix       what to do, in one sentence
 */
public record ConnectFailure(String cause, boolean permanent, boolean unproven, String fix) {

    /** @param key the setting that holds the URL */
    public static ConnectFailure of(SQLException failure, String key) {
        var said = sentence(failure);
        var advice = ConnectAdvice.of(failure, said);
        return new ConnectFailure(
                said, advice.permanent(), advice.unproven(), advice.fix().replace("{URL}", key));
    }

    /** The driver's first sentence, and what lies under it where that says more (a reset, an unknown host). */
    private static String sentence(SQLException failure) {
        var message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("no message");
        int end = message.indexOf(". ");
        var sentence = end < 0 ? message.replaceFirst("\\.$", "") : message.substring(0, end);
        var below = failure.getCause();
        return below == null || below.getMessage() == null || sentence.contains(" refused")
                ? sentence
                : sentence + " (" + below.getClass().getSimpleName() + ": "
                        + below.getMessage().lines().findFirst().orElse("") + ")";
    }
}
