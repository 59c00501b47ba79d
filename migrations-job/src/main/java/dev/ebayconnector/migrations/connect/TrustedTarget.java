package dev.ebayconnector.migrations.connect;

import dev.ebayconnector.postgres.DatabaseUrl;
import dev.ebayconnector.postgres.ProvenServer;
import java.util.Map;
import java.util.function.BiConsumer;

/** Demands that the database's server proves by its certificate who it is, wherever it is not on this machine. */
public final class TrustedTarget {

    private TrustedTarget() {}

    /**
     * The URL as it is connected to.
     *
     * @param key      the setting that holds the URL
     * @param problems takes a key, and what is wrong with its value in a sentence that goes on from it
     */
    public static DatabaseUrl of(
            Map<String, String> environment, String key, DatabaseUrl url, BiConsumer<String, String> problems) {
        return isDemanded(environment, url)
                ? ProvenServer.demand(
                        url, key, name -> environment.getOrDefault(name, "").strip(), problems)
                : url;
    }

    /** Unlike a function, the job may run anywhere; unless told otherwise, another machine's database is production's. */
    private static boolean isDemanded(Map<String, String> environment, DatabaseUrl url) {
        if (!environment.getOrDefault(ProvenServer.ROOTS, "").isBlank()) {
            return true;
        }
        return switch (environment.getOrDefault("CONNECTOR_ENVIRONMENT", "").strip()) {
            case "local" -> false;
            case "" ->
                !url.thisMachine()
                        || !environment
                                .getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "")
                                .isBlank();
            default -> true;
        };
    }
}
