package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void aHashIsMatchedByItsPasswordAlone() {
        var hash = passwords.hash("correct horse battery");

        assertThat(passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(passwords.matches("correct horse batterie", hash)).isFalse();
        assertThat(passwords.hash("correct horse battery")).as("salted").isNotEqualTo(hash);
    }

    @Test
    void thePasswordOfAnUnknownUserIsComparedLikeAnyOther() {
        assertThatCode(() -> passwords.spendTheSameTime("correct horse battery"))
                .doesNotThrowAnyException();
    }
}
