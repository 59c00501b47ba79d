package dev.ebayconnector.notifications;

import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.notices.ErasureQueueSettings;
import dev.ebayconnector.notices.NoticeVault;
import dev.ebayconnector.web.HttpFunction;
import java.util.Map;

/** The endpoint that eBay sends its notices to. Anonymous: who sent a notice is known by its signature. */
public final class NotificationsFunction extends HttpFunction {

    public NotificationsFunction() {
        this(System.getenv());
    }

    NotificationsFunction(Map<String, String> environment) {
        super(
                environment,
                settings -> DatabaseSettings.read(settings, "connector-notifications"),
                EbaySettings::read,
                NoticeVault::read,
                ErasureQueueSettings::read,
                NotificationSettings::read);
    }
}
