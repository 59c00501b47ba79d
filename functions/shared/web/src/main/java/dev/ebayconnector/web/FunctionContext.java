package dev.ebayconnector.web;

import dev.ebayconnector.core.settings.StartSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;

/**
 * Starts Micronaut for one function. Unlike the default context of Micronaut's Lambda classes, this one creates a bean on
 * first use, does not detect the cloud it runs in, and does not read the environment.
 */
public final class FunctionContext {

    private FunctionContext() {}

    /** The settings' records become beans, and so does the deployment. */
    public static ApplicationContext start(StartSettings settings) {
        return ApplicationContext.builder(Environment.FUNCTION)
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .banner(false)
                .singletons(settings.records())
                .singletons(settings.deployment())
                .start();
    }
}
