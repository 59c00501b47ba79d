package dev.ebayconnector.sync;

import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.ebay.AnalyticsClient;
import dev.ebayconnector.ebay.AnalyticsClient.Quota;
import dev.ebayconnector.ebay.EbayException;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.OAuthClient;
import dev.ebayconnector.ebay.TokenResult;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is left of the quota for orders; good to know, and nobody's failure if eBay does not say. */
final class AskQuota {

    private static final Logger LOG = LoggerFactory.getLogger(AskQuota.class);

    private final OAuthClient oauth;
    private final AnalyticsClient analytics;
    private final EbaySettings ebay;

    AskQuota(OAuthClient oauth, AnalyticsClient analytics, EbaySettings ebay) {
        this.oauth = oauth;
        this.analytics = analytics;
        this.ebay = ebay;
    }

    Optional<Quota> of(Account account) {
        return ebay.endpoint(account.environment()).flatMap(this::of);
    }

    private Optional<Quota> of(Endpoint endpoint) {
        try {
            return oauth.application(endpoint) instanceof TokenResult.Granted granted
                    ? analytics.orders(endpoint, granted.grant().accessToken())
                    : Optional.empty();
        } catch (EbayException e) {
            LOG.warn("quota unknown: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
