package dev.ebayconnector.sync;

import dev.ebayconnector.core.settings.Settings;

/** Where runs are announced. */
record QueueSettings(String url) {

    /** Reads {@code SYNC_QUEUE_URL}. */
    static QueueSettings read(Settings settings) {
        return new QueueSettings(settings.required("SYNC_QUEUE_URL"));
    }
}
