package dev.ebayconnector.data;

import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.security.SessionSettings;
import dev.ebayconnector.web.HttpFunction;
import java.util.Map;

/** Lists stored records. */
public final class DataFunction extends HttpFunction {

    public DataFunction() {
        this(System.getenv());
    }

    DataFunction(Map<String, String> environment) {
        super(
                environment,
                settings -> DatabaseSettings.read(settings, "connector-data"),
                SessionSettings::read,
                settings -> PersonalDataKeys.read(settings::required, settings::problem));
    }
}
