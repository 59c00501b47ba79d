package dev.ebayconnector.auth;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.common.io.BaseEncoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** Codes of authenticator apps (RFC 6238): SHA-1, six digits, a new one every 30 seconds, which all apps know. */
final class Totp {

    static final int DIGITS = 6;
    private static final Duration STEP = Duration.ofSeconds(30);

    /** As long as the output of SHA-1 (RFC 4226, 4, R6). */
    private static final int SECRET_BYTES = 20;

    /** How many steps the clock of a phone may be early or late. */
    private static final int WINDOW = 1;

    private static final String ISSUER = "eBay Connector";
    private static final BaseEncoding BASE32 = BaseEncoding.base32().omitPadding();

    private Totp() {}

    /** In base 32, as a person types it into the app. */
    static String newSecret() {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return BASE32.encode(secret);
    }

    /** What a QR code for the app has to say. */
    static String url(String secret, String email) {
        return "otpauth://totp/" + encoded(ISSUER) + ":" + encoded(email) + "?secret=" + secret + "&issuer="
                + encoded(ISSUER) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + STEP.toSeconds();
    }

    /** The time step that the code belongs to; empty if it is none of now, just before or just after. */
    static OptionalLong step(String secret, String code, Instant now) {
        var found = OptionalLong.empty();
        for (int offset = -WINDOW; offset <= WINDOW; offset++) {
            var moment = now.plus(STEP.multipliedBy(offset));
            if (same(code(secret, moment), code)) {
                found = OptionalLong.of(moment.getEpochSecond() / STEP.toSeconds());
            }
        }
        return found;
    }

    static String code(String secret, Instant moment) {
        try {
            var codes = new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);
            return codes.generateOneTimePasswordString(new SecretKeySpec(BASE32.decode(secret), "RAW"), moment);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("every key is one for HMAC", e);
        }
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
