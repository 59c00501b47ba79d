package dev.ebayconnector.tokens;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.core.settings.InvalidSettings;
import dev.ebayconnector.core.settings.Settings;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An invalid keyset is refused at start with its reason, and without a part of the keyset. */
class VaultSettingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|TOKEN_KEYSET is missing",
                "{\"secret\":1}|TOKEN_KEYSET is not a Tink AEAD keyset in JSON",
                "kms:{secret}|TOKEN_KEYSET has no base64 after kms:: set it to kms: and what kms encrypt answers",
            })
    void isRefused(String keyset, String sentence) {
        assertThatThrownBy(() -> Settings.read(Map.of("TOKEN_KEYSET", keyset), VaultSettings::read))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("secret");
    }
}
