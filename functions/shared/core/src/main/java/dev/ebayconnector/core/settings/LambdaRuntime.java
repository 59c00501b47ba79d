package dev.ebayconnector.core.settings;

import java.util.Map;

/**
 * What Lambda's runtime, or the local stack's, says of the process.
 *
 * @param present  whether the function has a process of its own; false in tests
 * @param snapshot whether a snapshot (SnapStart) is taken of the process after its start
 * @param aotCache what the program that starts the JVM says of its AOT cache; null where nothing starts it
 */
public record LambdaRuntime(boolean present, boolean snapshot, String aotCache) {

    public static LambdaRuntime read(Map<String, String> environment) {
        return new LambdaRuntime(
                isPresent(environment),
                "snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE")),
                environment.get("AOT_CACHE_STATE"));
    }

    /** For what is begun before the settings are read. */
    public static boolean isPresent(Map<String, String> environment) {
        return environment.containsKey("AWS_LAMBDA_RUNTIME_API");
    }
}
