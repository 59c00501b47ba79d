package dev.ebayconnector.ebay.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.http.CallFailure;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.UrlEncoding;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** How many calls an application has left (Developer Analytics v1_beta, getRateLimits). */
public final class AnalyticsClient {

    private static final String CALL = "getRateLimits";
    private static final String RATE_LIMIT = "/developer/analytics/v1_beta/rate_limit/";

    private final EbayHttp http;

    public AnalyticsClient(EbayHttp http) {
        this.http = http;
    }

    /**
     * eBay's limit on the calls of an application; all its sellers share it.
     *
     * @param remaining calls left until the reset
     */
    public record Quota(long limit, long remaining, Instant resetsAt) {}

    /**
     * The quota of one of eBay's APIs; of several rates the one with the fewest calls left.
     *
     * @param apiContext       eBay's name of the group, such as {@code sell}
     * @param apiName          eBay's name of the API, such as {@code fulfillment}
     * @param applicationToken of the application, not of a seller
     * @return empty if eBay does not state a quota, as in a 204
     * @throws EbayException by its kind
     */
    public Optional<Quota> quota(Endpoint endpoint, Secret applicationToken, String apiContext, String apiName) {
        var query = new LinkedHashMap<String, String>();
        query.put("api_context", apiContext);
        query.put("api_name", apiName);
        var target = RATE_LIMIT + "?" + UrlEncoding.form(query);
        var reply =
                CallFailure.naming(CALL, () -> http.get(endpoint.api(), target, "Bearer " + applicationToken.reveal()));
        return CallFailure.body(CALL, reply)
                .flatMap(json -> StreamSupport.stream(json.path("rateLimits").spliterator(), false)
                        .flatMap(api ->
                                StreamSupport.stream(api.path("resources").spliterator(), false))
                        .flatMap(resource ->
                                StreamSupport.stream(resource.path("rates").spliterator(), false))
                        .flatMap(rate -> quota(rate).stream())
                        .min(Comparator.comparingLong(Quota::remaining)));
    }

    private static Optional<Quota> quota(JsonNode rate) {
        try {
            return rate.path("limit").canConvertToLong()
                            && rate.path("remaining").canConvertToLong()
                    ? Optional.of(new Quota(
                            rate.path("limit").asLong(),
                            rate.path("remaining").asLong(),
                            Instant.parse(rate.path("reset").asText())))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
