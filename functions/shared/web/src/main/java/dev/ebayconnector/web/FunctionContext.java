package dev.ebayconnector.web;

import dev.ebayconnector.core.settings.StartSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.util.Map;

/**
 * Starts Micronaut for one function. Unlike the default context of Micronaut's Lambda classes, this one creates a bean on
 * first use, does not detect the cloud it runs in, and does not read the environment.
 */
public final class FunctionContext {

    /** Here and not in a file, which Micronaut would look for in many places at each cold start. */
    private static final Map<String, Object> PROPERTIES = Map.ofEntries(
            Map.entry("micronaut.application.name", "ebay-connector"),
            // Absent values are null in an answer, not left out: a caller can rely on every documented field.
            Map.entry("micronaut.serde.serialization.inclusion", "ALWAYS"),
            Map.entry("micronaut.security.reject-not-found", "false"),
            // Micronaut would add POST /token_info, which tells the claims of any token.
            Map.entry("micronaut.security.endpoints.introspection.enabled", "false"),
            // A token whose time has not come yet is refused like an expired one.
            Map.entry("micronaut.security.token.jwt.claims-validators.not-before", "true"),
            Map.entry("micronaut.security.intercept-url-map-prepend-pattern-with-context-path", "false"),
            // Micronaut Data wants a name and a dialect; where the database is comes from the settings.
            Map.entry("datasources.default.dialect", "POSTGRES"));

    private FunctionContext() {}

    /** The settings' records become beans, and so does the deployment. */
    public static ApplicationContext start(StartSettings settings) {
        ServiceIndex.use();
        return ApplicationContext.builder(Environment.FUNCTION)
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .enableDefaultPropertySources(false)
                .bootstrapEnvironment(false)
                .properties(PROPERTIES)
                .banner(false)
                .singletons(settings.records())
                .singletons(settings.deployment())
                .start();
    }
}
