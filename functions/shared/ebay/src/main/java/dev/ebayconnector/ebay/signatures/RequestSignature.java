package dev.ebayconnector.ebay.signatures;

import dev.ebayconnector.core.settings.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs requests as eBay's guide "Digital Signatures for APIs" describes it: HTTP message signatures with Ed25519 over the
 * digest of the body, the key, the method, the path without its query, and the host.
 */
public final class RequestSignature {

    private static final String ALGORITHM = "Ed25519";
    private static final String KEY = "x-ebay-signature-key";
    private static final String DIGEST = "content-digest";

    private RequestSignature() {}

    /**
     * The headers to add to a request.
     *
     * @param target  the whole URL
     * @param body    as it is sent; empty for a request without one
     * @param created eBay refuses a signature that is not recent
     * @throws GeneralSecurityException if the private key cannot be read
     */
    public static Map<String, String> headers(SigningKey key, String method, URI target, byte[] body, Instant created)
            throws GeneralSecurityException {
        var values = new LinkedHashMap<String, String>();
        var headers = new LinkedHashMap<String, String>();
        if (body.length > 0) {
            values.put(DIGEST, digest(body));
            headers.put("Content-Digest", digest(body));
        }
        values.put(KEY, key.jwe().reveal());
        values.put("@method", method);
        values.put("@path", target.getRawPath());
        values.put("@authority", target.getRawAuthority().toLowerCase(Locale.ROOT));
        var parameters = parameters(List.copyOf(values.keySet()), created);
        headers.put(KEY, key.jwe().reveal());
        headers.put("Signature-Input", "sig1=" + parameters);
        headers.put("Signature", "sig1=:" + sign(key.privateKey(), base(values, parameters)) + ":");
        return headers;
    }

    /** @throws GeneralSecurityException if it is not an Ed25519 key */
    static PrivateKey privateKey(Secret key) throws GeneralSecurityException {
        var base64 = key.reveal().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("the private key is not base64", e);
        }
    }

    private static String parameters(List<String> components, Instant created) {
        return components.stream().map(RequestSignature::quoted).collect(Collectors.joining(" ", "(", ")"))
                + ";created=" + created.getEpochSecond();
    }

    /** One line for each component and the parameters, without a line break at the end. */
    private static String base(Map<String, String> values, String parameters) {
        var lines = new ArrayList<String>();
        values.forEach((name, value) -> lines.add(quoted(name) + ": " + value));
        lines.add(quoted("@signature-params") + ": " + parameters);
        return String.join("\n", lines);
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }

    private static String sign(Secret key, String base) throws GeneralSecurityException {
        var signature = Signature.getInstance(ALGORITHM);
        signature.initSign(privateKey(key));
        signature.update(base.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    private static String digest(byte[] body) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(body);
            return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
