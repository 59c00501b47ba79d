package dev.ebayconnector.ebay.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.settings.Secret;
import org.junit.jupiter.api.Test;

class ChallengeTest {

    /** From the tests of eBay's own libraries (event-notification-nodejs-sdk). */
    @Test
    void theResponseIsTheHashOfCodeTokenAndEndpoint() {
        assertThat(Challenge.response(
                        "a8628072-3d33-45ee-9004-bee86830a22d",
                        new Secret("71745723-d031-455c-bfa5-f90d11b4f20a"),
                        "http://www.testendpoint.com/webhook"))
                .isEqualTo("ca527df75caa230092d7e90484071e8f05d63068f1317973d6a3a42593734bbb");
    }
}
