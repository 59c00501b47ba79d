package dev.ebayconnector.sync.run.quota;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.analytics.AnalyticsClient;
import dev.ebayconnector.ebay.analytics.AnalyticsClient.Quota;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.oauth.OAuthClient;
import dev.ebayconnector.ebay.oauth.TokenResult;
import dev.ebayconnector.sync.run.resource.Resource.QuotaName;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks eBay how many calls the application may still make; all callers can do without the answer. */
public final class QuotaReader {

    private static final Logger LOG = LoggerFactory.getLogger(QuotaReader.class);

    private final OAuthClient oauth;
    private final AnalyticsClient analytics;
    private final EbaySettings ebay;

    public QuotaReader(OAuthClient oauth, AnalyticsClient analytics, EbaySettings ebay) {
        this.oauth = oauth;
        this.analytics = analytics;
        this.ebay = ebay;
    }

    /** Empty if eBay does not say. */
    public Optional<Quota> read(EbayEnvironment environment, QuotaName name) {
        return ebay.endpoint(environment).flatMap(endpoint -> read(endpoint, name));
    }

    private Optional<Quota> read(Endpoint endpoint, QuotaName name) {
        try {
            return oauth.application(endpoint) instanceof TokenResult.Granted granted
                    ? analytics.quota(endpoint, granted.grant().accessToken(), name.context(), name.api())
                    : Optional.empty();
        } catch (EbayException e) {
            LOG.warn("quota unknown: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
