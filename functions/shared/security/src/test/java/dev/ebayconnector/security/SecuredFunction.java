package dev.ebayconnector.security;

import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.web.HttpFunction;
import java.util.Map;

/** A function of the tests, in front of {@link SessionController}. */
final class SecuredFunction extends HttpFunction {

    SecuredFunction() {
        super(
                Map.of(
                        "DATABASE_URL",
                        "postgres://nobody@127.0.0.1:1/none",
                        "JWT_SECRET",
                        TestSession.SECRET,
                        "EDGE_REQUIRED",
                        "false"),
                settings -> DatabaseSettings.read(settings, "secured"),
                SessionSettings::read);
    }

    HttpAnswer call(HttpEvent event) {
        return LambdaCall.http(this, event);
    }
}
