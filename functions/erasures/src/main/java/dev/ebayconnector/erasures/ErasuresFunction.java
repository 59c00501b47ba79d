package dev.ebayconnector.erasures;

import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.notices.ErasureQueueSettings;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.security.SessionSettings;
import dev.ebayconnector.web.HttpFunction;
import java.util.Map;

/** Takes admins' requests to erase a person, and shows receipts. */
public final class ErasuresFunction extends HttpFunction {

    public ErasuresFunction() {
        this(System.getenv());
    }

    ErasuresFunction(Map<String, String> environment) {
        super(
                environment,
                settings -> DatabaseSettings.read(settings, "connector-erasures"),
                SessionSettings::read,
                settings -> PersonalDataKeys.read(settings::required, settings::problem),
                ErasureQueueSettings::read);
    }
}
