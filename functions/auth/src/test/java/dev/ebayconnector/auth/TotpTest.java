package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of authenticator apps. */
class TotpTest {

    /** Of RFC 6238, appendix B: the ASCII text 12345678901234567890, in base 32. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    /** The RFC shows eight digits; six digits are the last of them (RFC 4226, 5.3). */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void theCodesAreThoseOfTheRfc(long second, String eightDigits) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(eightDigits.substring(2));
    }

    @ParameterizedTest
    @CsvSource({"-90, false", "-60, false", "-30, true", "0, true", "29, true", "30, true", "60, false", "90, false"})
    void aCodeIsOfNowOrOfTheStepBeforeOrAfter(long late, boolean accepted) {
        var now = Instant.ofEpochSecond(1_234_567_890);
        var step = Totp.step(SECRET, Totp.code(SECRET, now.plusSeconds(late)), now);
        assertThat(step).isEqualTo(accepted ? OptionalLong.of((1_234_567_890 + late) / 30) : OptionalLong.empty());
    }

    @Test
    void aSecretHas160BitsAndNoTwoAreTheSame() {
        assertThat(Totp.newSecret()).matches("[A-Z2-7]{32}").isNotEqualTo(Totp.newSecret());
    }

    @Test
    void theUrlOfTheQrCodeSaysWhatTheAppNeeds() {
        assertThat(Totp.url("ABC", "a+b@example.com"))
                .isEqualTo("otpauth://totp/eBay%20Connector:a%2Bb%40example.com?secret=ABC"
                        + "&issuer=eBay%20Connector&algorithm=SHA1&digits=6&period=30");
    }
}
