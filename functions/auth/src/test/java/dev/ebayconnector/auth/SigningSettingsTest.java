package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.core.settings.InvalidSettings;
import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.testing.TestSession;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key that signs must be one that the functions check with. */
class SigningSettingsTest {

    private final KeyPair next = TestSession.newPair();
    private final String nextPublic = base64(next.getPublic().getEncoded());
    private final String nextPrivate = base64(next.getPrivate().getEncoded());

    @Test
    void duringARotationEitherKeySignsUnderItsOwnId() {
        var both = TestSession.KEYS + "," + nextPublic;
        assertThat(read(both, TestSession.SIGNING_KEY).keyId())
                .isEqualTo(TestSession.keyId(Base64.getDecoder().decode(TestSession.KEYS)));
        assertThat(read(both, nextPrivate).keyId())
                .isEqualTo(TestSession.keyId(next.getPublic().getEncoded()));
    }

    @Test
    void aKeyThatNoFunctionChecksStopsTheStart() {
        assertThatThrownBy(() -> read(TestSession.KEYS, nextPrivate))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("SESSION_SIGNING_KEY belongs to none of SESSION_KEYS")
                .hasMessageNotContaining(nextPrivate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "AAAA"})
    void whatIsNoPrivateKeyStopsTheStart(String key) {
        assertThatThrownBy(() -> read(TestSession.KEYS, key))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("SESSION_SIGNING_KEY");
    }

    @Test
    void theKeyIsNotPrinted() {
        assertThat(read(TestSession.KEYS, TestSession.SIGNING_KEY).toString()).doesNotContain("EC", "key=");
    }

    private static SigningSettings read(String keys, String signingKey) {
        var environment = Map.of("SESSION_KEYS", keys, "SESSION_SIGNING_KEY", signingKey);
        return (SigningSettings) Settings.read(environment, SigningSettings::read)[0];
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
