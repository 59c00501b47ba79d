package dev.ebayconnector.auth;

import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.security.SessionSettings;
import dev.ebayconnector.web.HttpFunction;
import java.util.Map;

/** Signs users in and out, and lets admins manage users and the tokens of programs. */
public final class AuthFunction extends HttpFunction {

    public AuthFunction() {
        this(System.getenv());
    }

    AuthFunction(Map<String, String> environment) {
        super(
                environment,
                settings -> DatabaseSettings.read(settings, "connector-auth"),
                SessionSettings::read,
                SessionLifeSettings::read,
                SigningSettings::read,
                FactorSettings::read);
    }
}
