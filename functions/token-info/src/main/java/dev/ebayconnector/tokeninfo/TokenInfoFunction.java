package dev.ebayconnector.tokeninfo;

import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.security.SessionSettings;
import dev.ebayconnector.tokens.KeysetCheck;
import dev.ebayconnector.tokens.VaultSettings;
import dev.ebayconnector.web.HttpFunction;
import java.util.Map;

/** Shows and refreshes tokens. */
public final class TokenInfoFunction extends HttpFunction {

    public TokenInfoFunction() {
        this(System.getenv());
    }

    TokenInfoFunction(Map<String, String> environment) {
        super(
                environment,
                settings -> DatabaseSettings.read(settings, "connector-token-info"),
                SessionSettings::read,
                EbaySettings::read,
                VaultSettings::read,
                DebugRoutes::read);
        context().getBean(KeysetCheck.class).atStart();
    }
}
