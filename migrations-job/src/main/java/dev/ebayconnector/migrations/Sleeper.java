package dev.ebayconnector.migrations;

import java.time.Duration;

/** Waiting, replaceable so that tests do not. */
@FunctionalInterface
interface Sleeper {

    void sleep(Duration duration) throws InterruptedException;
}
