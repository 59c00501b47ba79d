package dev.ebayconnector.tokeninfo;

import dev.ebayconnector.core.settings.Settings;

/** Whether the debug routes exist. */
sealed interface DebugRoutes {

    record On() implements DebugRoutes {}

    record Off() implements DebugRoutes {}

    /** Reads {@code TOKEN_DEBUG_ENABLED}. */
    static DebugRoutes read(Settings settings) {
        return settings.flag("TOKEN_DEBUG_ENABLED", false) ? new On() : new Off();
    }
}
