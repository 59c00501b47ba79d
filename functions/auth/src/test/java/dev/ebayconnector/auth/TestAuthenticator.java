package dev.ebayconnector.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** A passkey in software, with the browser around it: it answers what the real ones answer, or what a test makes of it. */
final class TestAuthenticator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int NEW_KEY = 0x40;

    final byte[] credentialId = random(32);
    private final KeyPair pair = newPair();
    private String origin = AuthScene.ORIGIN;
    private String host = "console.example.com";
    private boolean verifies = true;
    private byte[] userHandle = {};
    private long counter;

    /** The site that the browser is at. */
    TestAuthenticator at(String origin) {
        this.origin = origin;
        return this;
    }

    /** The host that the key is asked for. */
    TestAuthenticator of(String host) {
        this.host = host;
        return this;
    }

    TestAuthenticator withoutVerification() {
        this.verifies = false;
        return this;
    }

    /** The next answer counts one more. */
    TestAuthenticator counter(long counter) {
        this.counter = counter;
        return this;
    }

    TestAuthenticator userHandle(byte[] handle) {
        this.userHandle = handle;
        return this;
    }

    /** Answers {@code navigator.credentials.create}. */
    String create(JsonNode options) {
        userHandle = Base64.getUrlDecoder().decode(options.at("/user/id").asText());
        var key = new ByteArrayOutputStream();
        key.writeBytes(new byte[16]); // AAGUID
        key.writeBytes(
                ByteBuffer.allocate(2).putShort((short) credentialId.length).array());
        key.writeBytes(credentialId);
        key.writeBytes(coseKey());
        var attestation = new ByteArrayOutputStream();
        attestation.write(0xa3);
        attestation.writeBytes(text("fmt"));
        attestation.writeBytes(text("none"));
        attestation.writeBytes(text("attStmt"));
        attestation.write(0xa0);
        attestation.writeBytes(text("authData"));
        attestation.writeBytes(bytes(authenticatorData(NEW_KEY, key.toByteArray())));
        return answer().put("name", "test key")
                .put("client_data", base64(clientData("webauthn.create", options)))
                .put("attestation_object", base64(attestation.toByteArray()))
                .toString();
    }

    /** Answers {@code navigator.credentials.get}. */
    ObjectNode get(JsonNode options) {
        counter++;
        var data = authenticatorData(0, new byte[0]);
        var client = clientData("webauthn.get", options);
        return answer().put("client_data", base64(client))
                .put("authenticator_data", base64(data))
                .put("signature", base64(sign(data, client)))
                .put("user_handle", base64(userHandle));
    }

    private ObjectNode answer() {
        return JSON.createObjectNode().put("credential_id", base64(credentialId));
    }

    private byte[] clientData(String type, JsonNode options) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("challenge", options.path("challenge").asText())
                .put("origin", origin)
                .put("crossOrigin", false)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(int more, byte[] key) {
        return ByteBuffer.allocate(37 + key.length)
                .put(sha256(host.getBytes(StandardCharsets.UTF_8)))
                .put((byte) (PRESENT | (verifies ? VERIFIED : 0) | more))
                .putInt((int) counter)
                .put(key)
                .array();
    }

    private byte[] sign(byte[] data, byte[] client) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** EC2, ES256, P-256, x, y (RFC 9053, 7.1.1). */
    private byte[] coseKey() {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        var key = new ByteArrayOutputStream();
        key.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21});
        key.writeBytes(bytes(coordinate(point.getAffineX())));
        key.write(0x22);
        key.writeBytes(bytes(coordinate(point.getAffineY())));
        return key.toByteArray();
    }

    private static byte[] coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var padded = new byte[32];
        int length = Math.min(bytes.length, padded.length);
        System.arraycopy(bytes, bytes.length - length, padded, padded.length - length, length);
        return padded;
    }

    /** A short text of CBOR. */
    private static byte[] text(String text) {
        var out = new ByteArrayOutputStream();
        out.write(0x60 + text.length());
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    /** Bytes of CBOR. */
    private static byte[] bytes(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        out.write(bytes.length < 256 ? 0x58 : 0x59);
        if (bytes.length >= 256) {
            out.write(bytes.length >> 8);
        }
        out.write(bytes.length);
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
