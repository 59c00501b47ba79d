package dev.ebayconnector.core.settings;

import java.util.List;

/**
 * What a function read at its start.
 *
 * @param records   what the readers returned, in their order, and the {@link LiveSettings} that they came from
 * @param names     of the settings that are set and were read, in alphabetical order; never their values
 * @param runtime   that runs the function
 */
public record StartSettings(Object[] records, Deployment deployment, List<String> names, LambdaRuntime runtime) {

    /** Without the records, which hold secrets. */
    @Override
    public String toString() {
        return "StartSettings[" + deployment + ", " + names + "]";
    }
}
