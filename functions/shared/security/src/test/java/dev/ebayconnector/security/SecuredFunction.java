package dev.ebayconnector.security;

import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.MovableClock;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.web.HttpFunction;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** A function of the tests, in front of {@link SessionController}. */
final class SecuredFunction extends HttpFunction {

    final MovableClock clock = new MovableClock();

    SecuredFunction(String databaseUrl) {
        this(databaseUrl, Map.of());
    }

    SecuredFunction(String databaseUrl, Map<String, String> changes) {
        super(
                environment(databaseUrl, changes),
                settings -> DatabaseSettings.read(settings, "connector-test"),
                SessionSettings::read);
        context().registerSingleton(Clock.class, clock);
    }

    private static Map<String, String> environment(String databaseUrl, Map<String, String> changes) {
        var environment = new HashMap<>(
                Map.of("DATABASE_URL", databaseUrl, "SESSION_KEYS", TestSession.KEYS, "EDGE_REQUIRED", "false"));
        environment.putAll(changes);
        return environment;
    }

    HttpAnswer call(HttpEvent event) {
        return LambdaCall.http(this, event);
    }
}
