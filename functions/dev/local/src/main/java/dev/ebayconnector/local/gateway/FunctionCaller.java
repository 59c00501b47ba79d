package dev.ebayconnector.local.gateway;

import dev.ebayconnector.local.lambda.Outcome;

/** Runs an event through the named function. */
@FunctionalInterface
public interface FunctionCaller {
    Outcome call(String function, byte[] event) throws InterruptedException;
}
