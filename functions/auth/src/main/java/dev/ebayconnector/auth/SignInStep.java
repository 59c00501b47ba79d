package dev.ebayconnector.auth;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * A sign-in whose password was right and whose second factor is awaited.
 *
 * @param request what the user's passkeys were asked; null if there are none
 */
@MappedEntity("sign_in_steps")
record SignInStep(
        @Id byte[] secretHash, UUID userId, @Nullable String request) {

    @Override
    public String toString() {
        return "SignInStep[" + userId + "]";
    }
}
