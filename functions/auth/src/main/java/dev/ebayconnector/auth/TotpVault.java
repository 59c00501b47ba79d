package dev.ebayconnector.auth;

import dev.ebayconnector.vault.TokenCipher;
import dev.ebayconnector.web.HttpProblem;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encrypts the secrets of authenticator apps, each bound to its user. */
@Singleton
final class TotpVault {

    private static final Logger LOG = LoggerFactory.getLogger(TotpVault.class);

    private final FactorSettings settings;
    private volatile TokenCipher cipher;

    TotpVault(FactorSettings settings) {
        this.settings = settings;
    }

    byte[] seal(UUID userId, String secret) {
        return cipher().sealTotp(userId, secret);
    }

    /** @throws HttpProblem 503 if the keyset does not decrypt it */
    String open(UUID userId, byte[] sealed) {
        try {
            return cipher().openTotp(userId, sealed);
        } catch (GeneralSecurityException e) {
            LOG.error("totp.unopenable user_id={}", userId, e);
            throw unusable();
        }
    }

    private TokenCipher cipher() {
        if (cipher == null) {
            cipher = read();
        }
        return cipher;
    }

    private TokenCipher read() {
        var keyset = settings.keyset()
                .orElseThrow(() -> HttpProblem.of(
                                HttpStatus.CONFLICT,
                                "Authenticator apps are not set up here: the setting TOKEN_KEYSET is missing.")
                        .with("code", "not-set-up"));
        try {
            return TokenCipher.ofKeyset(keyset);
        } catch (GeneralSecurityException e) {
            LOG.error("totp.keyset_wrong", e);
            throw unusable();
        }
    }

    private static HttpProblem unusable() {
        return HttpProblem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The secrets of authenticator apps cannot be decrypted: TOKEN_KEYSET lacks their key. Use a passkey"
                        + " or a recovery code.");
    }
}
