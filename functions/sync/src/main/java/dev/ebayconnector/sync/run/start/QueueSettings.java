package dev.ebayconnector.sync.run.start;

import dev.ebayconnector.core.settings.Settings;

/** The queue that wakes workers. */
public record QueueSettings(String url) {

    /** Reads {@code SYNC_QUEUE_URL}. */
    public static QueueSettings read(Settings settings) {
        return new QueueSettings(settings.required("SYNC_QUEUE_URL"));
    }
}
