package dev.ebayconnector.logs;

import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.security.SessionSettings;
import dev.ebayconnector.web.HttpFunction;
import java.util.Map;

/** Shows admins what happened. */
public final class LogsFunction extends HttpFunction {

    public LogsFunction() {
        this(System.getenv());
    }

    LogsFunction(Map<String, String> environment) {
        super(environment, settings -> DatabaseSettings.read(settings, "connector-logs"), SessionSettings::read);
    }
}
