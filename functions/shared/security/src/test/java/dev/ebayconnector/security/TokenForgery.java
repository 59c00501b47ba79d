package dev.ebayconnector.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ebayconnector.testing.TestSession;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sessions that must not sign in: forged, expired, or not a session. */
final class TokenForgery {

    private TokenForgery() {}

    /** Each by what is wrong with it. */
    static Map<String, String> all() throws JOSEException, NoSuchAlgorithmException {
        var good = TestSession.of(Roles.ADMIN);
        var parts = good.split("\\.");
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("alg none without signature", base64("{\"alg\":\"none\"}") + "." + parts[1] + ".");
        tokens.put("alg None", base64("{\"alg\":\"None\"}") + "." + parts[1] + ".");
        tokens.put("alg none with the signature of a good one", base64("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]);
        tokens.put("no alg", base64("{}") + "." + parts[1] + "." + parts[2]);
        tokens.put("no signature", parts[0] + "." + parts[1] + ".");
        tokens.put("two parts", parts[0] + "." + parts[1]);
        tokens.put("another signature", parts[0] + "." + parts[1] + "." + base64("a signature of thirty-two bytes!"));
        tokens.put("other claims", parts[0] + "." + base64(new String(
                        Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("admin@", "owner@")) + "." + parts[2]);
        tokens.put("another key", signed(JWSAlgorithm.HS256, mac("another key of at least thirty-two bytes"), hour()));
        tokens.put("an RSA key of the attacker", signed(JWSAlgorithm.RS256, rsa(), hour()));
        tokens.put("expired", TestSession.until(Roles.ADMIN, Instant.now().minusSeconds(120)));
        tokens.put("not valid yet", signed(JWSAlgorithm.HS256, mac(TestSession.SECRET), hour()
                .notBeforeTime(Date.from(Instant.now().plusSeconds(600)))));
        tokens.put("empty", "");
        tokens.put("dots", "..");
        tokens.put("no token at all", "a b c");
        tokens.put("very long", "x".repeat(8000));
        return tokens;
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws JOSEException {
        var token = new SignedJWT(new JWSHeader(algorithm), claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private static JWTClaimsSet.Builder hour() {
        return new JWTClaimsSet.Builder()
                .subject("11111111-1111-4111-8111-111111111111")
                .claim("roles", List.of(Roles.ADMIN))
                .claim("email", "admin@example.com")
                .claim("csrf", TestSession.CSRF)
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
    }

    private static JWSSigner mac(String key) throws JOSEException {
        return new MACSigner(key.getBytes(StandardCharsets.UTF_8));
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
