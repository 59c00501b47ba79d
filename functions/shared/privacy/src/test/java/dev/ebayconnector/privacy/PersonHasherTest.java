package dev.ebayconnector.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PersonHasherTest {

    private static final byte[] KEY = new byte[PersonHash.BYTES];

    private final PersonHasher hasher = new PersonHasher(KEY);

    @Test
    void namesAreComparedWithoutBlanksAndCapitals() {
        assertThat(hasher.hash("production", " Buyer-B\t")).isEqualTo(hasher.hash("production", "buyer-b"));
        assertThat(hasher.hash("production", "BUYER-B")).isNotEqualTo(hasher.hash("production", "buyer-c"));
    }

    @Test
    void theSameNameInAnotherEnvironmentOrWithAnotherKeyIsAnotherPerson() {
        var other = KEY.clone();
        other[0] = 1;

        assertThat(hasher.hash("production", "buyer-b")).isNotEqualTo(hasher.hash("sandbox", "buyer-b"));
        assertThat(hasher.hash("production", "buyer-b"))
                .isNotEqualTo(new PersonHasher(other).hash("production", "buyer-b"));
    }

    /** Stored hashes must be found for ever: openssl mac -digest SHA256 -macopt hexkey:00…00 HMAC gives the same. */
    @Test
    void theHashIsHmacSha256() {
        assertThat(hasher.hash("production", "buyer-b").orElseThrow().hex())
                .isEqualTo("8e3c42ffc62e69f15018b9104a1c02e23bb408e12d1c48b712e03e637e6ccab8");
        assertThat(PersonHash.of(HexFormat.of().parseHex("ab".repeat(32))).hex())
                .isEqualTo("ab".repeat(32));
    }

    @Test
    void nothingHasNoHash() {
        assertThat(hasher.hash("production", null)).isEmpty();
        assertThat(hasher.hash("production", " \n")).isEmpty();
    }
}
