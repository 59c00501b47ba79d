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
 * The app credentials of this installation, and eBay's hosts. Sellers can only be connected in an environment that has
 * app credentials.
 *
 * @param resources      which resources are synced; the default scopes follow them
 * @param scopes         what each consent asks for; an account that lacks one is shown as incomplete
 * @param optionalScopes asked for as well, unless the caller leaves them out; an account is complete without them
 * @param patience       how long a call for tokens or identity may take after connecting; at most ten seconds
 */
public record EbaySettings(
        Map<EbayEnvironment, Endpoint> endpoints,
        SyncedResources resources,
        Scopes scopes,
        Scopes optionalScopes,
        Duration patience) {

    private static final int PATIENCE_MS = 8_000;
    private static final int LEAST_PATIENCE_MS = 100;
    private static final int MOST_PATIENCE_MS = 10_000;

    /**
     * The hosts of one of eBay's environments, and our app credentials there.
     *
     * @param apiz   the second host, for Identity, Finances and payment disputes
     * @param ruName eBay's name for our callback URLs; sent as OAuth's {@code redirect_uri}
     */
    public record Endpoint(
            EbayEnvironment environment,
            URI api,
            URI apiz,
            URI auth,
            String clientId,
            Secret clientSecret,
            String ruName) {}

    /**
     * Reads {@code SYNC_RESOURCES}, {@code EBAY_SCOPES}, {@code EBAY_OPTIONAL_SCOPES}, {@code EBAY_OAUTH_TIMEOUT_MS} and,
     * for each environment, the app credentials and hosts.
     */
    public static EbaySettings read(Settings settings) {
        var endpoints = new EnumMap<EbayEnvironment, Endpoint>(EbayEnvironment.class);
        endpoint(settings, EbayEnvironment.PRODUCTION, "EBAY_", "ebay.com")
                .ifPresent(endpoint -> endpoints.put(EbayEnvironment.PRODUCTION, endpoint));
        endpoint(settings, EbayEnvironment.SANDBOX, "EBAY_SANDBOX_", "sandbox.ebay.com")
                .ifPresent(endpoint -> endpoints.put(EbayEnvironment.SANDBOX, endpoint));
        if (endpoints.isEmpty()) {
            settings.problem(
                    "EBAY_PRODUCTION_CLIENT_ID",
                    "is missing, and so is EBAY_SANDBOX_CLIENT_ID; set the app credentials of at least one"
                            + " environment");
        }
        var resources = SyncedResources.read(settings);
        return new EbaySettings(
                endpoints,
                resources,
                scopes(settings, "EBAY_SCOPES", resources.scopes()),
                scopes(settings, "EBAY_OPTIONAL_SCOPES", resources.optionalScopes()),
                Duration.ofMillis(
                        settings.number("EBAY_OAUTH_TIMEOUT_MS", PATIENCE_MS, LEAST_PATIENCE_MS, MOST_PATIENCE_MS)));
    }

    private static Scopes scopes(Settings settings, String key, Scopes fallback) {
        var scopes = Scopes.parse(settings.optional(key, fallback.toString()));
        if (scopes.values().stream().anyMatch(scope -> !scope.matches("https://[\\x21-\\x7e]+"))) {
            settings.problem(
                    key,
                    "must be scopes as eBay writes them (https://api.ebay.com/oauth/api_scope/…), separated by blanks");
        }
        return scopes;
    }

    /** Empty without app credentials; {@link #missingCredentials} then says what to set. */
    public Optional<Endpoint> endpoint(EbayEnvironment environment) {
        return Optional.ofNullable(endpoints.get(environment));
    }

    /** A sentence that names the settings to set. */
    public static String missingCredentials(EbayEnvironment environment) {
        return "There are no app credentials for " + environment.code() + "; set " + keyNames(environment) + ".";
    }

    /** A sentence that names the settings to correct. */
    public static String wrongCredentials(EbayEnvironment environment) {
        return "eBay does not accept the app credentials for " + environment.code() + "; check " + keyNames(environment)
                + ".";
    }

    private static String keyNames(EbayEnvironment environment) {
        var keys = keys(environment);
        return keys.get(0) + ", " + keys.get(1) + " and " + keys.get(2);
    }

    private static List<String> keys(EbayEnvironment environment) {
        return Stream.of("CLIENT_ID", "CLIENT_SECRET", "RUNAME")
                .map(key -> "EBAY_" + environment.name() + "_" + key)
                .toList();
    }

    private static Optional<Endpoint> endpoint(
            Settings settings, EbayEnvironment environment, String urls, String domain) {
        var keys = keys(environment);
        if (keys.stream().allMatch(key -> settings.optional(key, "").isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new Endpoint(
                environment,
                url(settings, urls + "API_URL", "https://api." + domain),
                url(settings, urls + "APIZ_URL", "https://apiz." + domain),
                url(settings, urls + "AUTH_URL", "https://auth." + domain),
                settings.required(keys.get(0)),
                new Secret(settings.required(keys.get(1))),
                settings.required(keys.get(2))));
    }

    private static URI url(Settings settings, String key, String fallback) {
        var text = settings.optional(key, fallback);
        if (!text.matches("https?://[^/\\s]+")) {
            settings.problem(key, "must be http(s)://host without a path");
            return null;
        }
        return URI.create(text);
    }
}
