package dev.ebayconnector.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.PlantedSecrets;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a consent is made with is in no log line, event, answer or URL, whether it succeeds or not. */
class PlantedSecretsTest {

    @Test
    void noSecretOfAConsentIsFoundAnywhere() throws Exception {
        try (var scene = new Scene();
                var secrets = new PlantedSecrets()) {
            secrets.plant("the keyset", scene.keyset());
            secrets.plant("the client secret", scene.ebay.settings().get("EBAY_SANDBOX_CLIENT_SECRET"));
            secrets.plant("eBay's tokens", "v^1.1");

            var callback = scene.approved("seller-a");
            plant(secrets, callback);
            secrets.answered(scene.callback(callback).answer());
            secrets.answered(scene.callback(callback).answer());

            var unknown = URI.create("/api/ebay/oauth/callback?code=planted-code-0815&state=planted-state-0815");
            plant(secrets, unknown);
            secrets.answered(scene.callback(unknown).answer());
            secrets.answered(scene.callback(URI.create(unknown + "&state=planted-state-0815"))
                    .answer());
            secrets.answered(scene.callback(URI.create(unknown + "&error=planted-error-0815"))
                    .answer());
            secrets.plant("an error of unknown form", "planted-error-0815");

            assertThat(secrets.found(scene.sql, "event_log", "oauth_states", "accounts", "tokens", "refused_requests"))
                    .isEmpty();
        }
    }

    private static void plant(PlantedSecrets secrets, URI callback) {
        for (var name : new String[] {"code", "state"}) {
            var value = callback.getRawQuery().replaceAll(".*" + name + "=([^&]*).*", "$1");
            secrets.plant(name + " as sent", value);
            secrets.plant(name, URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
    }
}
