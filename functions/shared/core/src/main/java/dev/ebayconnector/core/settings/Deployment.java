package dev.ebayconnector.core.settings;

/** Where the program runs: production guards against settings that only make sense on one machine. */
public enum Deployment {
    PRODUCTION,
    LOCAL;

    /** Reads {@code CONNECTOR_ENVIRONMENT}; on Lambda, production is what it is unless it says otherwise. */
    public static Deployment read(Settings settings) {
        var otherwise = settings.optional("AWS_LAMBDA_FUNCTION_NAME", "").isEmpty() ? "local" : "production";
        return switch (settings.optional("CONNECTOR_ENVIRONMENT", otherwise)) {
            case "local" -> LOCAL;
            case "production" -> PRODUCTION;
            default -> {
                settings.problem("CONNECTOR_ENVIRONMENT", "must be production or local");
                yield PRODUCTION;
            }
        };
    }
}
