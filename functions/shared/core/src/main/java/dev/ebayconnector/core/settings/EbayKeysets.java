package dev.ebayconnector.core.settings;

import dev.ebayconnector.core.JsonTree;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code EBAY_KEYSETS}: the app credentials of both of eBay's environments in one JSON object, so that a deployment has one
 * secret for them. Each is put in the place of the setting that holds it alone.
 *
 * <p>{@code {"production":{"client_id":"…","client_secret":"…","runame":"…"},"sandbox":{…}}}
 */
final class EbayKeysets {

    private static final String KEY = "EBAY_KEYSETS";
    private static final List<String> ENVIRONMENTS = List.of("production", "sandbox");
    private static final List<String> MEMBERS = List.of("client_id", "client_secret", "runame");

    private EbayKeysets() {}

    /** The environment with a setting for each member; the same one if {@code EBAY_KEYSETS} is not set. */
    static Map<String, String> expand(Map<String, String> environment, Settings settings) {
        var text = environment.getOrDefault(KEY, "");
        if (text.isBlank()) {
            return environment;
        }
        var expanded = new HashMap<>(environment);
        expanded.remove(KEY);
        try {
            object(JsonTree.read(text)).forEach((name, keyset) -> {
                if (ENVIRONMENTS.contains(name)) {
                    keyset(name, object(keyset), expanded, settings);
                } else {
                    settings.problem(KEY, "has a member that is neither production nor sandbox");
                }
            });
        } catch (IOException | RuntimeException notThatJson) {
            // Said below; the exception's message may repeat the secret.
            settings.problem(
                    KEY,
                    "must be JSON: production, sandbox or both, each an object with client_id, client_secret and"
                            + " runame");
        }
        return expanded;
    }

    private static void keyset(
            String environment, Map<String, Object> keyset, Map<String, String> expanded, Settings settings) {
        if (!MEMBERS.containsAll(keyset.keySet())) {
            settings.problem(KEY, "has a member of " + environment + " that is none of " + String.join(", ", MEMBERS));
        }
        for (var member : MEMBERS) {
            var value = (String) keyset.getOrDefault(member, "");
            var key = ("EBAY_" + environment + "_" + member).toUpperCase(Locale.ROOT);
            if (value.isBlank()) {
                settings.problem(KEY, "lacks " + member + " of " + environment);
            } else if (!expanded.getOrDefault(key, "").isBlank()) {
                settings.problem(key, "is in EBAY_KEYSETS as well: set one of the two");
            } else {
                expanded.put(key, value);
            }
        }
    }

    @SuppressWarnings("unchecked") // JsonTree's objects have text as names
    private static Map<String, Object> object(Object json) {
        return (Map<String, Object>) json;
    }
}
