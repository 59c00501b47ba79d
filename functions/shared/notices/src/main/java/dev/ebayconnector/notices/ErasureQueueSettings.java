package dev.ebayconnector.notices;

import dev.ebayconnector.core.settings.Settings;

/** The queue of notices and erasures. */
public record ErasureQueueSettings(String url) {

    /** Reads {@code ERASURE_QUEUE_URL}. */
    public static ErasureQueueSettings read(Settings settings) {
        return new ErasureQueueSettings(settings.required("ERASURE_QUEUE_URL"));
    }
}
