package dev.ebayconnector.local.gateway;

import dev.ebayconnector.local.lambda.Outcome;

/** Invokes the named function with an event. */
@FunctionalInterface
public interface FunctionCaller {
    Outcome call(String function, byte[] event) throws InterruptedException;
}
