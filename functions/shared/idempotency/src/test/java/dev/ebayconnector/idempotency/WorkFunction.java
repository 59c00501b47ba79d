package dev.ebayconnector.idempotency;

import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.security.SessionSettings;
import dev.ebayconnector.testing.MovableClock;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.web.HttpFunction;
import java.time.Clock;
import java.util.Map;

/** A function of the tests, in front of {@link WorkController}, with the rights of {@code sync}. */
final class WorkFunction extends HttpFunction {

    WorkFunction(String databaseUrl, MovableClock clock, Work work) {
        super(
                Map.of(
                        "DATABASE_URL",
                        databaseUrl,
                        "DATABASE_POOL_SIZE",
                        "4",
                        "SESSION_KEYS",
                        TestSession.KEYS,
                        "EDGE_REQUIRED",
                        "false"),
                settings -> DatabaseSettings.read(settings, "connector-sync"),
                SessionSettings::read);
        getApplicationContext().registerSingleton(Clock.class, clock);
        getApplicationContext().registerSingleton(Work.class, work);
    }
}
