package dev.ebayconnector.ebay;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.core.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keysets this installation owns, and where eBay is. An environment without a keyset cannot be connected to.
 *
 * @param scopes         what consent is asked for
 * @param optionalScopes asked for too, unless a start leaves them out; a connection is whole without them
 * @param patience       how long a waiting person waits for eBay, connecting aside: at most ten seconds
 */
public record EbaySettings(
        Map<EbayEnvironment, Endpoint> endpoints, List<String> scopes, List<String> optionalScopes, Duration patience) {

    private static final int PATIENCE_MS = 8_000;
    private static final int LEAST_PATIENCE_MS = 100;
    private static final int MOST_PATIENCE_MS = 10_000;

    private static final String SCOPE = "https://api.ebay.com/oauth/api_scope";
    private static final String DEFAULT_SCOPES =
            SCOPE + "/sell.fulfillment.readonly " + SCOPE + "/commerce.identity.readonly";

    /**
     * Where one of eBay's environments is and who we are there.
     *
     * @param apiz   Identity, Finances and payment disputes live on this second host
     * @param ruName eBay's name for our callback; it stands where OAuth has {@code redirect_uri}
     */
    public record Endpoint(URI api, URI apiz, URI auth, String clientId, Secret clientSecret, String ruName) {}

    /** Reads {@code EBAY_SCOPES}, {@code EBAY_OPTIONAL_SCOPES}, {@code EBAY_OAUTH_TIMEOUT_MS} and, for each environment, the {@code EBAY_…} keys. */
    public static EbaySettings read(Settings settings) {
        var endpoints = new EnumMap<EbayEnvironment, Endpoint>(EbayEnvironment.class);
        endpoint(settings, "EBAY_PRODUCTION_", "EBAY_", "ebay.com")
                .ifPresent(endpoint -> endpoints.put(EbayEnvironment.PRODUCTION, endpoint));
        endpoint(settings, "EBAY_SANDBOX_", "EBAY_SANDBOX_", "sandbox.ebay.com")
                .ifPresent(endpoint -> endpoints.put(EbayEnvironment.SANDBOX, endpoint));
        if (endpoints.isEmpty()) {
            settings.problem(
                    "EBAY_PRODUCTION_CLIENT_ID", "is missing, and so is EBAY_SANDBOX_CLIENT_ID; one keyset is needed");
        }
        return new EbaySettings(
                endpoints,
                scopes(settings, "EBAY_SCOPES", DEFAULT_SCOPES),
                scopes(settings, "EBAY_OPTIONAL_SCOPES", ""),
                Duration.ofMillis(
                        settings.number("EBAY_OAUTH_TIMEOUT_MS", PATIENCE_MS, LEAST_PATIENCE_MS, MOST_PATIENCE_MS)));
    }

    /** Both kinds, each once. */
    public List<String> allScopes() {
        return Stream.concat(scopes.stream(), optionalScopes.stream())
                .distinct()
                .toList();
    }

    private static List<String> scopes(Settings settings, String key, String otherwise) {
        var scopes = Stream.of(settings.optional(key, otherwise).split("\\s+"))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
        if (scopes.stream().anyMatch(scope -> !scope.matches("https://[\\x21-\\x7e]+"))) {
            settings.problem(
                    key,
                    "must be scopes as eBay writes them (https://api.ebay.com/oauth/api_scope/…), separated by blanks");
        }
        return scopes;
    }

    public Optional<Endpoint> endpoint(EbayEnvironment environment) {
        return Optional.ofNullable(endpoints.get(environment));
    }

    private static Optional<Endpoint> endpoint(Settings settings, String keyset, String urls, String domain) {
        var keys = Stream.of("CLIENT_ID", "CLIENT_SECRET", "RUNAME")
                .map(keyset::concat)
                .toList();
        if (keys.stream().allMatch(key -> settings.optional(key, "").isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new Endpoint(
                url(settings, urls + "API_URL", "https://api." + domain),
                url(settings, urls + "APIZ_URL", "https://apiz." + domain),
                url(settings, urls + "AUTH_URL", "https://auth." + domain),
                settings.required(keys.get(0)),
                new Secret(settings.required(keys.get(1))),
                settings.required(keys.get(2))));
    }

    private static URI url(Settings settings, String key, String otherwise) {
        var text = settings.optional(key, otherwise);
        if (!text.matches("https?://[^/\\s]+")) {
            settings.problem(key, "must be http(s)://host without a path");
            return null;
        }
        return URI.create(text);
    }
}
