package dev.ebayconnector.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** The signature is that of Standard Webhooks. */
class SigningSecretTest {

    /** The vector of the reference libraries (standard-webhooks). */
    @Test
    void aKnownMessageHasTheKnownSignature() {
        var secret = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aNewSecretHas256BitsAndIsNeverShownByAccident() {
        var seen = new HashSet<String>();
        for (int n = 0; n < 100; n++) {
            var secret = SigningSecret.fresh();
            assertThat(secret.text()).startsWith("whsec_");
            assertThat(Base64.getDecoder().decode(secret.text().substring(6))).hasSize(32);
            assertThat(secret).asString().isEqualTo("SigningSecret[***]");
            assertThat(seen.add(secret.text())).isTrue();
        }
    }
}
