package dev.ebayconnector.sync.schedule;

import java.util.Locale;

/** Why a slot of a schedule starts no run. */
public enum Skip {
    /** The seller is disconnected or has to connect again. */
    NOT_CONNECTED,
    /** The seller did not grant what the resource needs. */
    MISSING_SCOPE,
    /** A run of the account and resource has not ended. */
    ALREADY_ACTIVE,
    NOTHING_TO_READ,
    /** The resource could not plan a run; the function's log says why. */
    NOT_PLANNED;

    /** As the API and the table name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
