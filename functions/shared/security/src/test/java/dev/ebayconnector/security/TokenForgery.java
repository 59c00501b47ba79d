package dev.ebayconnector.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ebayconnector.testing.TestSession;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sessions that must not sign in: forged, expired, or not a session. Their row is in the database where that is possible. */
final class TokenForgery {

    /** What the functions know of the signing key, and so what a leaked setting gives away. */
    private static final byte[] PUBLIC_KEY = Base64.getDecoder().decode(TestSession.KEYS);

    private TokenForgery() {}

    /** Each by what is wrong with it. */
    static Map<String, String> all() throws JOSEException, NoSuchAlgorithmException, ParseException {
        var good = TestSession.of(Roles.ADMIN);
        var claims = SignedJWT.parse(good).getJWTClaimsSet();
        var parts = good.split("\\.");
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("alg none without signature", base64("{\"alg\":\"none\"}") + "." + parts[1] + ".");
        tokens.put("alg None", base64("{\"alg\":\"None\"}") + "." + parts[1] + ".");
        tokens.put(
                "alg none with the signature of a good one",
                base64("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]);
        tokens.put("no alg", base64("{}") + "." + parts[1] + "." + parts[2]);
        tokens.put("no signature", parts[0] + "." + parts[1] + ".");
        tokens.put("two parts", parts[0] + "." + parts[1]);
        tokens.put("another signature", parts[0] + "." + parts[1] + "." + base64("a signature of thirty-two bytes!"));
        tokens.put("a signature of zeros", parts[0] + "." + parts[1] + "." + base64("\0".repeat(64)));
        tokens.put(
                "other claims",
                parts[0] + "."
                        + base64(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                                .replace(TestSession.CSRF, "another"))
                        + "." + parts[2]);
        tokens.put("the public key as a secret", signed(JWSAlgorithm.HS256, new MACSigner(PUBLIC_KEY), claims));
        tokens.put("another key under the same id", signed(JWSAlgorithm.ES256, ofTheAttacker(), claims));
        tokens.put("an RSA key of the attacker", signed(JWSAlgorithm.RS256, rsa(), claims));
        tokens.put("a good key under no id", withHeader(parts, "{\"alg\":\"ES256\"}"));
        tokens.put(
                "a good key under an unknown id",
                withHeader(parts, "{\"alg\":\"ES256\",\"kid\":\"0000000000000000\"}"));
        tokens.put("expired", TestSession.until(Roles.ADMIN, Instant.now().minusSeconds(120)));
        tokens.put("not valid yet", changed(claims).notBefore(Instant.now().plusSeconds(600)));
        tokens.put("never expires", changed(claims).with("exp", null));
        tokens.put("another issuer", changed(claims).with("iss", "ebay-connector/data"));
        tokens.put("no issuer", changed(claims).with("iss", null));
        tokens.put("another audience", changed(claims).with("aud", "another/api"));
        tokens.put("no audience", changed(claims).with("aud", null));
        tokens.put("no session", changed(claims).with("jti", null));
        tokens.put(
                "an unknown session",
                changed(claims).with("jti", UUID.randomUUID().toString()));
        tokens.put("another user", changed(claims).with("sub", UUID.randomUUID().toString()));
        tokens.put("no user", changed(claims).with("sub", null));
        tokens.put("a CSRF token that is no text", changed(claims).with("csrf", List.of(1)));
        tokens.put("empty", "");
        tokens.put("dots", "..");
        tokens.put("no token at all", "a b c");
        tokens.put("very long", "x".repeat(8000));
        return tokens;
    }

    private static Change changed(JWTClaimsSet claims) {
        return new Change(claims);
    }

    /** Signed with the right key, so that only the claim is wrong. */
    private record Change(JWTClaimsSet claims) {

        String with(String name, Object value) {
            return TestSession.signed(
                    new JWTClaimsSet.Builder(claims).claim(name, value).build());
        }

        String notBefore(Instant moment) {
            return TestSession.signed(new JWTClaimsSet.Builder(claims)
                    .notBeforeTime(Date.from(moment))
                    .build());
        }
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        var header = new JWSHeader.Builder(algorithm)
                .keyID(TestSession.keyId(PUBLIC_KEY))
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    /** The signature covers the header, so another header is a forgery in any case. */
    private static String withHeader(String[] parts, String header) {
        return base64(header) + "." + parts[1] + "." + parts[2];
    }

    private static JWSSigner ofTheAttacker() throws JOSEException {
        return new ECDSASigner((ECPrivateKey) TestSession.newPair().getPrivate());
    }

    private static JWSSigner rsa() throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return new RSASSASigner(generator.generateKeyPair().getPrivate());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
