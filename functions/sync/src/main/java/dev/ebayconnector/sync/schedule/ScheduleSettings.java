package dev.ebayconnector.sync.schedule;

import dev.ebayconnector.core.settings.Settings;

/**
 * @param startsPerPass runs that one pass of the scheduler starts at most; after an outage everything is due at once
 * @param adaptive      whether what brings nothing new is read less often
 */
public record ScheduleSettings(int startsPerPass, boolean adaptive) {

    private static final int STARTS = 200;
    private static final int MOST_STARTS = 5_000;

    /** Reads {@code SYNC_STARTS_PER_MINUTE} and {@code SYNC_ADAPTIVE}. */
    public static ScheduleSettings read(Settings settings) {
        return new ScheduleSettings(
                settings.number("SYNC_STARTS_PER_MINUTE", STARTS, 1, MOST_STARTS),
                settings.flag("SYNC_ADAPTIVE", true));
    }
}
