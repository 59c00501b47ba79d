package dev.ebayconnector.security;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of a key that signs sessions: it can check one, and cannot make one.
 *
 * @param id the first eight bytes of the SHA-256 of the encoded key, in hex; a session names its key by it ({@code kid})
 */
public record SessionKey(String id, ECPublicKey key) {

    private static final int ID_BYTES = 8;

    /** P-256, the only curve of ES256 (RFC 7518, 3.4). */
    private static final int FIELD_BITS = 256;

    /** @throws IllegalArgumentException if the text is not the base64 of a public P-256 key in X.509's form */
    static SessionKey parse(String base64) {
        try {
            var encoded = Base64.getDecoder().decode(base64);
            var key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
            if (!(key instanceof ECPublicKey ec)
                    || ec.getParams().getCurve().getField().getFieldSize() != FIELD_BITS) {
                throw new IllegalArgumentException("not a key of P-256");
            }
            return new SessionKey(id(encoded), ec);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a public key", e);
        }
    }

    private static String id(byte[] encoded) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256").digest(encoded);
        return HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
    }
}
