package dev.ebayconnector.accounts;

import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.security.SessionSettings;
import dev.ebayconnector.tokens.KeysetCheck;
import dev.ebayconnector.tokens.VaultSettings;
import dev.ebayconnector.web.HttpFunction;
import java.util.Map;

/** Lists accounts and disconnects them. */
public final class AccountsFunction extends HttpFunction {

    public AccountsFunction() {
        this(System.getenv());
    }

    AccountsFunction(Map<String, String> environment) {
        super(
                environment,
                settings -> DatabaseSettings.read(settings, "connector-accounts"),
                SessionSettings::read,
                EbaySettings::read,
                VaultSettings::read);
        context().getBean(KeysetCheck.class).atStart();
    }
}
