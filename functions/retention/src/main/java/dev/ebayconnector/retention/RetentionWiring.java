package dev.ebayconnector.retention;

import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.privacy.PersonalDataKeys;
import io.micronaut.context.annotation.Factory;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;

/** Creates the beans of this function. */
@Factory
final class RetentionWiring {

    @Singleton
    Retention retention(
            RetentionSettings settings,
            PersonalDataKeys keys,
            TransactionOperations<Connection> transactions,
            EventLog events,
            Clock clock) {
        return new Retention(Expiries.of(settings, keys), new Batches(transactions), events, clock);
    }
}
