package dev.ebayconnector.auth;

import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.security.SessionKey;
import dev.ebayconnector.security.SessionSettings;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The key that signs new sessions. Only this function has it: the others hold public keys, which can check only.
 *
 * @param keyId what a session calls the key
 */
record SigningSettings(String keyId, ECPrivateKey key) {

    private static final String KEY = "SESSION_SIGNING_KEY";
    private static final String ALGORITHM = "SHA256withECDSA";
    private static final byte[] SAMPLE = {1};

    /** Reads {@code SESSION_SIGNING_KEY}; its public half must be one of {@code SESSION_KEYS}. */
    static SigningSettings read(Settings settings) {
        var text = settings.required(KEY);
        var keys = SessionSettings.read(settings).keys();
        if (text.isEmpty() || keys.isEmpty()) {
            return null;
        }
        try {
            var key = (ECPrivateKey) KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
            var signing = publicHalf(key, keys).map(half -> new SigningSettings(half.id(), key));
            if (signing.isEmpty()) {
                settings.problem(KEY, "belongs to none of SESSION_KEYS; add its public half there first");
            }
            return signing.orElse(null);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            settings.problem(KEY, "must be the base64 of a P-256 private key (PKCS #8)");
            return null;
        }
    }

    private static Optional<SessionKey> publicHalf(PrivateKey key, List<SessionKey> keys)
            throws GeneralSecurityException {
        var signer = Signature.getInstance(ALGORITHM);
        signer.initSign(key);
        signer.update(SAMPLE);
        var signature = signer.sign();
        for (var candidate : keys) {
            if (matches(candidate.key(), signature)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static boolean matches(ECPublicKey key, byte[] signature) throws GeneralSecurityException {
        var verifier = Signature.getInstance(ALGORITHM);
        verifier.initVerify(key);
        verifier.update(SAMPLE);
        return verifier.verify(signature);
    }

    @Override
    public String toString() {
        return "SigningSettings[" + keyId + "]";
    }
}
