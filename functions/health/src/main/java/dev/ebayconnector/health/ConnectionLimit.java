package dev.ebayconnector.health;

import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.diagnosis.ServerCheck;

/**
 * How many connections all functions may open together.
 *
 * @param text empty if that is not set
 */
record ConnectionLimit(String text) {

    static ConnectionLimit read(Settings settings) {
        var text = settings.optional(ServerCheck.LIMIT, "");
        if (!text.matches("(\\d{1,6})?")) {
            settings.problem(ServerCheck.LIMIT, "must be a number of connections");
            return new ConnectionLimit("");
        }
        return new ConnectionLimit(text);
    }
}
