package dev.ebayconnector.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenCipherTest {

    private static final UUID ACCOUNT = UUID.randomUUID();

    @Test
    void aTokenIsDecryptedInItsPlaceOnly() throws Exception {
        var cipher = TokenCipher.ofKeyset(keyset());
        var sealed = cipher.seal(ACCOUNT, "sandbox", TokenColumn.ACCESS_TOKEN, "v^1.1#token");
        assertThat(cipher.open(ACCOUNT, "sandbox", TokenColumn.ACCESS_TOKEN, sealed))
                .isEqualTo("v^1.1#token");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("token");
        assertThatThrownBy(() -> cipher.open(UUID.randomUUID(), "sandbox", TokenColumn.ACCESS_TOKEN, sealed))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> cipher.open(ACCOUNT, "production", TokenColumn.ACCESS_TOKEN, sealed))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> cipher.open(ACCOUNT, "sandbox", TokenColumn.REFRESH_TOKEN, sealed))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void anotherKeysetDecryptsNothing() throws Exception {
        var sealed = TokenCipher.ofKeyset(keyset()).seal(ACCOUNT, "sandbox", TokenColumn.ACCESS_TOKEN, "token");
        var other = TokenCipher.ofKeyset(keyset());
        assertThatThrownBy(() -> other.open(ACCOUNT, "sandbox", TokenColumn.ACCESS_TOKEN, sealed))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void anInvalidKeysetIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> TokenCipher.ofKeyset("hunter2"))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aCiphertextNamesItsKeyAndAnOldKeyStillDecryptsIt() throws Exception {
        AeadConfig.register();
        var old = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        var both = KeysetHandle.newBuilder(old)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        var before = TokenCipher.ofKeyset(json(old));
        var after = TokenCipher.ofKeyset(json(both));
        var sealed = before.seal(ACCOUNT, "sandbox", TokenColumn.ACCESS_TOKEN, "token");

        assertThat(TokenCipher.keyId(sealed)).hasValue(before.primaryKeyId());
        assertThat(after.open(ACCOUNT, "sandbox", TokenColumn.ACCESS_TOKEN, sealed))
                .isEqualTo("token");
        assertThat(after.keyIds()).containsExactlyInAnyOrder(before.primaryKeyId(), after.primaryKeyId());
        var resealed = after.seal(ACCOUNT, "sandbox", TokenColumn.ACCESS_TOKEN, "token");
        assertThat(TokenCipher.keyId(resealed)).hasValue(after.primaryKeyId());
        assertThat(before.knows(resealed)).isFalse();
        assertThat(after.knows(sealed)).isTrue();
    }

    @Test
    void aDisabledKeyIsNotKnown() throws Exception {
        AeadConfig.register();
        var old = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        var sealed = TokenCipher.ofKeyset(json(old)).seal(ACCOUNT, "sandbox", TokenColumn.ACCESS_TOKEN, "token");
        var disabled = TokenCipher.ofKeyset(json(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(old.getAt(0).getKey())
                        .withFixedId(old.getAt(0).getId())
                        .setStatus(KeyStatus.DISABLED))
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build()));
        assertThat(disabled.knows(sealed)).isFalse();
    }

    @Test
    void otherBytesThanACiphertextHaveNoKey() {
        assertThat(TokenCipher.keyId(new byte[0])).isEmpty();
        assertThat(TokenCipher.keyId(new byte[] {1, 2, 3, 4, 5})).isEmpty();
        assertThat(TokenCipher.keyId("v^1.1#token".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void aKeyThatWritesNoIdIsRefused() throws Exception {
        AeadConfig.register();
        var raw = AesGcmParameters.builder()
                .setKeySizeBytes(32)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        var keyset = json(KeysetHandle.generateNew(raw));
        assertThatThrownBy(() -> TokenCipher.ofKeyset(keyset))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("id");
    }

    private static String keyset() throws GeneralSecurityException {
        AeadConfig.register();
        return json(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
    }

    private static String json(KeysetHandle keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
    }
}
