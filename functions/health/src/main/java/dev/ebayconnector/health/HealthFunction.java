package dev.ebayconnector.health;

import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.security.SessionSettings;
import dev.ebayconnector.web.HttpFunction;
import java.util.Map;

/** Reports whether the connector runs and can work, and its version. */
public final class HealthFunction extends HttpFunction {

    public HealthFunction() {
        this(System.getenv());
    }

    HealthFunction(Map<String, String> environment) {
        super(
                environment,
                settings -> DatabaseSettings.read(settings, "connector-health"),
                SessionSettings::read,
                EbayHost::read,
                StorageLimit::read,
                ConnectionLimit::read);
    }
}
