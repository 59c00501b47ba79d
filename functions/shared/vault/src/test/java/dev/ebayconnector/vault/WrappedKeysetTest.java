package dev.ebayconnector.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A keyset encrypted by AWS KMS, with the real client and the real protocol. */
class WrappedKeysetTest {

    private static final UUID ACCOUNT = UUID.randomUUID();

    private FakeKms kms;
    private String keyset;

    @BeforeEach
    void start() throws Exception {
        kms = new FakeKms();
        AeadConfig.register();
        keyset = TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
    }

    @AfterEach
    void stop() {
        kms.close();
    }

    @Test
    void aWrappedKeysetOpensWhatThePlainOneSealed() throws Exception {
        var sealed = TokenCipher.ofKeyset(keyset).seal(ACCOUNT, "sandbox", TokenColumn.ACCESS_TOKEN, "a token");

        var wrapped = TokenCipher.ofKeyset("kms:" + kms.encrypt(keyset, WrappedKeyset.CONTEXT));

        assertThat(wrapped.open(ACCOUNT, "sandbox", TokenColumn.ACCESS_TOKEN, sealed))
                .isEqualTo("a token");
        assertThat(kms.calls()).isEqualTo(1);
    }

    @Test
    void aCiphertextForAnotherPurposeIsNotAKeyset() {
        var text = "kms:" + kms.encrypt(keyset, Map.of("purpose", "mail"));

        assertThat(refusal(text))
                .hasMessageContaining("InvalidCiphertextException")
                .extracting(KeysetNotUnwrapped::fix)
                .asString()
                .contains("purpose=ebay-connector-tokens");
    }

    @Test
    void aRoleThatMayNotDecryptIsToldWhatItNeeds() {
        kms.deny();
        var text = "kms:" + kms.encrypt(keyset, WrappedKeyset.CONTEXT);

        assertThat(refusal(text))
                .hasMessageNotContaining(text.substring(4))
                .extracting(KeysetNotUnwrapped::fix)
                .asString()
                .contains("kms:Decrypt")
                .doesNotContain(text.substring(4));
    }

    @Test
    void whatIsNoBase64IsSaidWithoutAskingKms() {
        assertThat(refusal("kms:{}")).hasMessageContaining("base64");
        assertThat(kms.calls()).isZero();
    }

    @Test
    void aKmsThatCannotBeReachedIsSaidAsThat() {
        var text = "kms:" + kms.encrypt(keyset, WrappedKeyset.CONTEXT);
        kms.goAway();

        assertThat(refusal(text)).hasMessageContaining("SdkClientException");
    }

    private static KeysetNotUnwrapped refusal(String text) {
        return catchThrowableOfType(KeysetNotUnwrapped.class, () -> TokenCipher.ofKeyset(text));
    }
}
