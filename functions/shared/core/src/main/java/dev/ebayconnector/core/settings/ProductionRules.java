package dev.ebayconnector.core.settings;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a production must not have in its environment, whichever function reads it: protection that is switched off,
 * addresses without TLS, keys in clear, the sandbox in production's place, secrets that can be guessed.
 */
final class ProductionRules {

    /** Says why the keyset is not encrypted, where it cannot be. */
    private static final String IN_CLEAR = "TOKEN_KEYSET_IN_CLEAR";

    private static final int SHORTEST_REASON = 10;
    private static final int SHORTEST_SECRET = 16;
    private static final int FEWEST_DIFFERENT = 8;

    private static final Pattern ADDRESS = Pattern.compile("(?!AWS_|_).*(_URL|_URI|_ENDPOINT|ORIGIN)");
    private static final Pattern SECRET = Pattern.compile("(?!AWS_|_).*(_SECRETS?|_PASSWORD)");

    private final Map<String, String> environment;
    private final Settings settings;

    private ProductionRules(Map<String, String> environment, Settings settings) {
        this.environment = new TreeMap<>(environment);
        this.settings = settings;
    }

    /** Reports every rule that is broken. */
    static void check(Map<String, String> environment, Settings settings) {
        var rules = new ProductionRules(environment, settings);
        rules.mustNotBeFalse("EDGE_REQUIRED", "without it anyone can call the functions past the edge");
        rules.mustNotBeFalse("SESSION_COOKIE_SECURE", "a session could be read on its way");
        rules.keysetMustBeEncrypted("TOKEN_KEYSET");
        rules.keysetMustBeEncrypted("PERSONAL_DATA_KEYSET");
        rules.clientIdMustNotHave("EBAY_PRODUCTION_CLIENT_ID", "-SBX-", "the sandbox");
        rules.clientIdMustNotHave("EBAY_SANDBOX_CLIENT_ID", "-PRD-", "production");
        rules.addressesMustUseTls();
        rules.secretsMustBeHardToGuess();
    }

    private void mustNotBeFalse(String key, String otherwise) {
        if (settings.optional(key, "true").equals("false")) {
            settings.problem(key, "must not be false in production: " + otherwise);
        }
    }

    /** A keyset that comes by reference is encrypted where it is kept. */
    private void keysetMustBeEncrypted(String key) {
        var keyset = environment.getOrDefault(key, "").strip();
        var reason = settings.optional(IN_CLEAR, "");
        if (keyset.startsWith("{") && reason.length() < SHORTEST_REASON) {
            settings.problem(
                    key,
                    "must not be in clear in production: encrypt it with AWS KMS (kms:…), keep it in AWS Secrets"
                            + " Manager and set its ARN, or"
                            + " set " + IN_CLEAR + " to the reason why neither is possible, in at"
                            + " least " + SHORTEST_REASON + " characters");
        }
    }

    /** eBay writes the environment into each App ID that it issues. */
    private void clientIdMustNotHave(String key, String part, String where) {
        if (settings.optional(key, "").toUpperCase(Locale.ROOT).contains(part)) {
            settings.problem(key, "is the App ID of " + where + ": set the one that eBay issued for this environment");
        }
    }

    private void addressesMustUseTls() {
        environment.forEach((key, value) -> {
            if (ADDRESS.matcher(key).matches()
                    && value.strip().toLowerCase(Locale.ROOT).startsWith("http://")) {
                settings.problem(key, "must begin with https:// in production");
            }
        });
    }

    private void secretsMustBeHardToGuess() {
        var holders = new HashMap<String, String>();
        for (var key : environment.keySet()) {
            if (SECRET.matcher(key).matches()) {
                Arrays.stream(settings.optional(key, "").split(","))
                        .map(String::strip)
                        .filter(secret -> !secret.isEmpty())
                        .forEach(secret -> check(key, secret, holders));
            }
        }
    }

    private void check(String key, String secret, Map<String, String> holders) {
        if (secret.length() < SHORTEST_SECRET || secret.chars().distinct().count() < FEWEST_DIFFERENT) {
            settings.problem(
                    key,
                    "can be guessed: use at least " + SHORTEST_SECRET + " characters of a random generator, of which "
                            + FEWEST_DIFFERENT + " differ");
        }
        var other = holders.putIfAbsent(secret, key);
        if (other != null && !other.equals(key)) {
            settings.problem(key, "must not have the value of " + other + ": each secret is one for itself");
        }
    }
}
