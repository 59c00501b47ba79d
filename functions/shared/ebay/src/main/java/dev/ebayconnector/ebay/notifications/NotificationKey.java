package dev.ebayconnector.ebay.notifications;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** A key that eBay signs notices with, and the digest that goes with it. */
public record NotificationKey(PublicKey key, Digest digest) {

    private static final String ALGORITHM = "ECDSA";
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    /** The digests that are accepted; eBay uses SHA1. */
    public enum Digest {
        SHA1,
        SHA256;

        /** Empty for any other digest; {@code SHA-1} is {@code SHA1}. */
        public static Optional<Digest> of(String name) {
            return switch (name.toUpperCase(Locale.ROOT).replace("-", "")) {
                case "SHA1" -> Optional.of(SHA1);
                case "SHA256" -> Optional.of(SHA256);
                default -> Optional.empty();
            };
        }

        /** As Java calls the signature algorithm. */
        public String withEcdsa() {
            return name() + "withECDSA";
        }
    }

    /** Whether this is a name of the only algorithm that is accepted. */
    public static boolean isAlgorithm(String name) {
        return ALGORITHM.equalsIgnoreCase(name);
    }

    /**
     * Reads eBay's answer.
     *
     * @param pem the public key (X.509) between its two marks, which eBay writes without line breaks
     * @throws IllegalArgumentException if it is not an ECDSA key with a digest that is accepted
     */
    public static NotificationKey read(String pem, String algorithm, String digest) {
        if (!isAlgorithm(algorithm)) {
            throw new IllegalArgumentException("algorithm is not " + ALGORITHM);
        }
        try {
            var encoded = pem.replace(BEGIN, "").replace(END, "").replaceAll("\\s", "");
            var key = KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(encoded)));
            return new NotificationKey(
                    key, Digest.of(digest).orElseThrow(() -> new IllegalArgumentException("digest is unknown")));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("key is not an EC key", e);
        }
    }
}
