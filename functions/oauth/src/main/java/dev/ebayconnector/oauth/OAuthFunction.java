package dev.ebayconnector.oauth;

import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.security.SessionSettings;
import dev.ebayconnector.tokens.KeysetCheck;
import dev.ebayconnector.tokens.VaultSettings;
import dev.ebayconnector.web.HttpFunction;
import java.util.Map;

/** Connects sellers. */
public final class OAuthFunction extends HttpFunction {

    public OAuthFunction() {
        this(System.getenv());
    }

    OAuthFunction(Map<String, String> environment) {
        super(
                environment,
                settings -> DatabaseSettings.read(settings, "connector-oauth"),
                SessionSettings::read,
                EbaySettings::read,
                VaultSettings::read);
        context().getBean(KeysetCheck.class).atStart();
    }

    /** The callback is a GET that consumes a state and a code. */
    @Override
    protected boolean readsMayRepeat() {
        return false;
    }
}
