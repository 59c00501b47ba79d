package dev.ebayconnector.notifications;

import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.notifications.NoticeVerifier;
import dev.ebayconnector.ebay.notifications.NotificationKeyClient;
import dev.ebayconnector.ebay.notifications.NotificationKeys;
import dev.ebayconnector.ebay.oauth.OAuthClient;
import dev.ebayconnector.notices.ErasureQueue;
import dev.ebayconnector.notices.ErasureQueueSettings;
import dev.ebayconnector.notices.NoticeAnnouncer;
import dev.ebayconnector.notices.NoticeStore;
import dev.ebayconnector.notices.NoticeVault;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes beans of the classes that know nothing of Micronaut. */
@Factory
final class NotificationsWiring {

    @Singleton
    @Bean(preDestroy = "close")
    EbayHttp http(EbaySettings ebay) {
        return new EbayHttp(ebay.patience());
    }

    @Singleton
    @Bean(preDestroy = "close")
    ErasureQueue queue(ErasureQueueSettings settings) {
        return new ErasureQueue(settings);
    }

    @Singleton
    Refusals refusals(EventLog events, Clock clock) {
        return new Refusals(events, clock);
    }

    @Singleton
    ReceiveNotice receiveNotice(
            EbaySettings ebay,
            EbayHttp http,
            NoticeStore store,
            NoticeVault vault,
            ErasureQueue queue,
            Refusals refusals,
            Clock clock) {
        var keys = new NotificationKeys(
                ebay, new KeptTokens(new OAuthClient(http), clock), new NotificationKeyClient(http), clock);
        return new ReceiveNotice(
                new NoticeVerifier(keys), store, vault, NoticeAnnouncer.of(store, queue, clock), refusals, clock);
    }
}
