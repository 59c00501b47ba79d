package dev.ebayconnector.migrations.connect;

import java.time.Duration;

/** Waiting, replaceable so that tests do not. */
@FunctionalInterface
public interface Sleeper {

    void sleep(Duration duration) throws InterruptedException;
}
