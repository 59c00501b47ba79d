package dev.ebayconnector.web;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;

/**
 * Starts Micronaut for one function. Unlike the context that Micronaut's Lambda classes build by themselves, this one
 * makes a bean when it is first needed, does not guess the cloud it runs in, and does not read the environment.
 */
public final class FunctionContext {

    private FunctionContext() {}

    public static ApplicationContext start(Object... settings) {
        return ApplicationContext.builder(Environment.FUNCTION)
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .banner(false)
                .singletons(settings)
                .start();
    }
}
