package dev.ebayconnector.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenCipherTest {

    private static final UUID ACCOUNT = UUID.randomUUID();

    @Test
    void aTokenOpensInItsPlaceOnly() throws Exception {
        var cipher = TokenCipher.ofKeyset(keyset());
        var sealed = cipher.seal(ACCOUNT, "sandbox", TokenColumn.ACCESS_TOKEN, "v^1.1#token");
        assertThat(cipher.open(ACCOUNT, "sandbox", TokenColumn.ACCESS_TOKEN, sealed)).isEqualTo("v^1.1#token");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("token");
        assertThatThrownBy(() -> cipher.open(UUID.randomUUID(), "sandbox", TokenColumn.ACCESS_TOKEN, sealed))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> cipher.open(ACCOUNT, "production", TokenColumn.ACCESS_TOKEN, sealed))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> cipher.open(ACCOUNT, "sandbox", TokenColumn.REFRESH_TOKEN, sealed))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void anotherKeysetOpensNothing() throws Exception {
        var sealed = TokenCipher.ofKeyset(keyset()).seal(ACCOUNT, "sandbox", TokenColumn.ACCESS_TOKEN, "token");
        var other = TokenCipher.ofKeyset(keyset());
        assertThatThrownBy(() -> other.open(ACCOUNT, "sandbox", TokenColumn.ACCESS_TOKEN, sealed))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void whatIsNoKeysetIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> TokenCipher.ofKeyset("hunter2")).isInstanceOf(GeneralSecurityException.class)
                .hasMessageNotContaining("hunter2");
    }

    private static String keyset() throws GeneralSecurityException {
        AeadConfig.register();
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
    }
}
