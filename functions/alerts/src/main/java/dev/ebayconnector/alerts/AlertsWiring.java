package dev.ebayconnector.alerts;

import dev.ebayconnector.core.settings.Deployment;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** Makes beans of the classes that know nothing of Micronaut. */
@Factory
final class AlertsWiring {

    @Singleton
    @Secondary
    Names names() {
        return new SystemNames();
    }

    @Singleton
    Addresses addresses(Names names, Deployment deployment) {
        return new Addresses(names, deployment);
    }

    @Singleton
    @Bean(preDestroy = "close")
    Sender sender(Addresses addresses, Clock clock) {
        return new Sender(addresses, Sender.LONGEST, clock);
    }

    /** Random of a kind that two instances restored from one snapshot do not share. */
    @Singleton
    BackOff backOff() {
        return new BackOff(new SecureRandom());
    }
}
