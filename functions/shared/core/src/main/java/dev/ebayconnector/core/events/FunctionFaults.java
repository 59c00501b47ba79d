package dev.ebayconnector.core.events;

import dev.ebayconnector.core.database.DatabaseSettings;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with a function although it answers, for {@code /api/health/full}: one row for each kind and function.
 * Telling of it never fails the work.
 */
@Singleton
public final class FunctionFaults {

    private static final Logger LOG = LoggerFactory.getLogger(FunctionFaults.class);
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final FaultStore store;
    private final String function;
    private final Provider<Clock> clock;

    FunctionFaults(FaultStore store, DatabaseSettings database, Provider<Clock> clock) {
        this.store = store;
        this.function = database.application().replaceFirst("^connector-", "");
        this.clock = clock;
    }

    public enum Kind {
        /** Events that could not be stored. */
        EVENTS_LOST,
        /** {@code TOKEN_KEYSET} does not open the stored tokens. */
        TOKEN_KEYSET;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @return whether it was stored */
    public boolean add(Kind kind, long times) {
        try {
            var now = clock.get().instant();
            store.add(kind.code(), function, times, now, now.minus(REMEMBERED));
            return true;
        } catch (RuntimeException e) {
            LOG.warn("fault not stored: {} cause={}", kind.code(), e.getClass().getSimpleName());
            return false;
        }
    }

    /** The function is all right again. */
    public void end(Kind kind) {
        try {
            store.end(kind.code(), function);
        } catch (RuntimeException e) {
            LOG.warn(
                    "end of fault not stored: {} cause={}",
                    kind.code(),
                    e.getClass().getSimpleName());
        }
    }
}
