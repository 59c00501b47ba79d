package dev.ebayconnector.sync.run.quota;

import dev.ebayconnector.core.settings.Settings;

/** @param sharePercent of eBay's limits that the connector may use; the rest is left to other programs */
public record QuotaSettings(int sharePercent) {

    private static final int DEFAULT_SHARE = 80;

    /** Reads {@code SYNC_QUOTA_SHARE_PERCENT}. */
    public static QuotaSettings read(Settings settings) {
        return new QuotaSettings(settings.number("SYNC_QUOTA_SHARE_PERCENT", DEFAULT_SHARE, 1, 100));
    }
}
