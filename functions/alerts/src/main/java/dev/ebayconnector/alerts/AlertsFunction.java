package dev.ebayconnector.alerts;

import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.security.SessionSettings;
import dev.ebayconnector.web.HttpFunction;
import java.util.Map;

/** Lets admins say where alerts go, and shows what became of them. It sends none. */
public final class AlertsFunction extends HttpFunction {

    public AlertsFunction() {
        this(System.getenv());
    }

    AlertsFunction(Map<String, String> environment) {
        super(
                environment,
                settings -> DatabaseSettings.read(settings, "connector-alerts"),
                SessionSettings::read,
                AlertVault::read);
    }
}
