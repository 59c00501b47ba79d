package dev.ebayconnector.erasures;

import com.password4j.Argon2Function;
import com.password4j.Password;
import dev.ebayconnector.web.HttpProblem;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Asks for the user's current password. */
@Singleton
final class PasswordStepUp implements StepUp {

    private final PasswordStore store;

    PasswordStepUp(PasswordStore store) {
        this.store = store;
    }

    @Override
    public void require(UUID userId, String password) {
        if (store.hash(userId).filter(hash -> matches(password, hash)).isEmpty()) {
            throw HttpProblem.of(
                    HttpStatus.FORBIDDEN, "An erasure cannot be undone: give your current password in password.");
        }
    }

    private static boolean matches(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }
}
