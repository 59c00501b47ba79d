package dev.ebayconnector.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sessions as the function {@code auth} makes them, for functions that are tested without it. Each is signed, and its row
 * and its user's are in every {@link TestDatabase} that is open when it is made.
 */
public final class TestSession {

    /** The CSRF token of every session. */
    public static final String CSRF = "csrf-of-the-test";

    private static final Set<String> KNOWN = Set.of("ADMIN", "VIEWER");
    private static final KeyPair PAIR = newPair();

    /** The {@code SESSION_KEYS} by which these sessions are checked. */
    public static final String KEYS = base64(PAIR.getPublic().getEncoded());

    /** The {@code SESSION_SIGNING_KEY} that these sessions are signed with. */
    public static final String SIGNING_KEY = base64(PAIR.getPrivate().getEncoded());

    private static final Set<String> DATABASES = ConcurrentHashMap.newKeySet();

    private TestSession() {}

    /** From now on every session is valid in this database as well; a {@link TestDatabase} says so itself. */
    public static void database(String url) {
        DATABASES.add(url);
    }

    /** The database is closed: later sessions are not written there. */
    public static void forget(String url) {
        DATABASES.remove(url);
    }

    /** A session of one hour for the one user with the role. */
    public static String of(String role) {
        return until(role, Instant.now().plusSeconds(3600));
    }

    /** An hour's session of this user, who is made with the role, or gets it. */
    public static String of(String role, UUID userId) {
        return until(role, userId, userId + "@example.com", Instant.now().plusSeconds(3600));
    }

    /** A session as an admin gets it who must add a second factor first. */
    public static String enrolling(UUID userId) {
        var session = of("ADMIN", userId);
        DATABASES.forEach(url -> new Sql(url).run("UPDATE sessions SET needs_factor = true WHERE user_id = ?", userId));
        return session;
    }

    public static String until(String role, Instant end) {
        var email = (KNOWN.contains(role) ? role.toLowerCase(Locale.ROOT) : userOf(role)) + "@example.com";
        return until(role, userOf(role), email, end);
    }

    /** The user of {@link #of(String)}. */
    public static UUID userOf(String role) {
        return UUID.nameUUIDFromBytes(("test user " + role).getBytes(StandardCharsets.UTF_8));
    }

    /** An API token with this scope ({@code read}, {@code sync}, {@code admin}), made by an admin of its own. */
    public static String apiToken(String scope) {
        var token = "ebc_" + UUID.randomUUID();
        var user = UUID.randomUUID();
        DATABASES.forEach(url -> new Sql(url)
                .run("""
                    WITH maker AS (
                        INSERT INTO users (id, email, password_hash, role) VALUES (?, ?, 'x', 'ADMIN') RETURNING id
                    )
                    INSERT INTO api_tokens (secret_hash, user_id, name, scope, made_at, expires_at)
                    SELECT ?, id, 'test', ?, now(), now() + interval '1 day' FROM maker
                    """, user, user + "@example.com", sha256(token.getBytes(StandardCharsets.UTF_8)), scope));
        return token;
    }

    /** The claims of a session that is valid but for its row. */
    public static JWTClaimsSet.Builder claims(UUID userId, String secret, Instant end) {
        return new JWTClaimsSet.Builder()
                .issuer("ebay-connector/auth")
                .audience("ebay-connector/api")
                .subject(userId.toString())
                .jwtID(secret)
                .claim("csrf", CSRF)
                .expirationTime(Date.from(end));
    }

    /** Signs the claims with the key of the tests. */
    public static String signed(JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(keyId(PAIR.getPublic().getEncoded()))
                    .build();
            var session = new SignedJWT(header, claims);
            session.sign(new ECDSASigner((ECPrivateKey) PAIR.getPrivate()));
            return session.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a session calls the key in its header. */
    public static String keyId(byte[] publicKey) {
        return HexFormat.of().formatHex(sha256(publicKey), 0, 8);
    }

    /** A new pair for ES256. */
    public static KeyPair newPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String until(String role, UUID userId, String email, Instant end) {
        var secret = UUID.randomUUID().toString();
        var row = new SessionRow(sha256(secret.getBytes(StandardCharsets.UTF_8)), userId, email, role);
        DATABASES.forEach(url -> row.insertInto(new Sql(url)));
        return signed(claims(userId, secret, end).build());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
