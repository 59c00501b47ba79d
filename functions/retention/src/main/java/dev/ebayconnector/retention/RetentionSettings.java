package dev.ebayconnector.retention;

import dev.ebayconnector.core.settings.BuyerPeriods;
import dev.ebayconnector.core.settings.Settings;
import java.time.Duration;

/**
 * How long each class of rows is kept.
 *
 * @param quarantine since eBay sent the record last
 * @param runs       since the run ended; also the days of eBay's quotas
 * @param calls      of a run to eBay
 * @param notices    of eBay, since they were received
 * @param alerts     since they were noticed; their deliveries, since they were made
 */
record RetentionSettings(
        BuyerPeriods buyers,
        Duration eventLog,
        Duration quarantine,
        Duration runs,
        Duration calls,
        Duration notices,
        Duration alerts) {

    private static final int MOST = 3650;

    /** Schedules are up to a week apart, and judged by their last runs. */
    private static final int LEAST_RUNS = 14;

    /** eBay sends a notice again for 24 hours, and one that comes again must be known. */
    private static final int LEAST_NOTICES = 2;

    /** An alert keeps its fact from being told again: a consent is told of 30 days before its end. */
    private static final int LEAST_ALERTS = 31;

    static RetentionSettings read(Settings settings) {
        return new RetentionSettings(
                BuyerPeriods.read(settings),
                days(settings, "RETENTION_EVENT_LOG_DAYS", 90, 1),
                days(settings, "RETENTION_QUARANTINE_DAYS", 30, 1),
                days(settings, "RETENTION_RUNS_DAYS", 180, LEAST_RUNS),
                days(settings, "RETENTION_CALLS_DAYS", 14, 1),
                days(settings, "RETENTION_NOTICES_DAYS", 30, LEAST_NOTICES),
                days(settings, "RETENTION_ALERTS_DAYS", 90, LEAST_ALERTS));
    }

    private static Duration days(Settings settings, String key, int otherwise, int least) {
        return Duration.ofDays(settings.number(key, otherwise, least, MOST));
    }
}
