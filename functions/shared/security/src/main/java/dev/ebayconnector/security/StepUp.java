package dev.ebayconnector.security;

import dev.ebayconnector.web.HttpProblem;
import io.micronaut.http.HttpStatus;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Guards what a stolen session must not do: the user must have given the password or a second factor to this session within
 * the last ten minutes, by signing in or by {@code POST /api/auth/step-up} (OWASP ASVS 5.0, 7.5.1). A program's token cannot.
 */
@Singleton
public final class StepUp {

    public static final Duration LASTS = Duration.ofMinutes(10);

    /** The member {@code code} of the refusal. */
    static final String CODE = "step-up-required";

    private final Clock clock;

    StepUp(Clock clock) {
        this.clock = clock;
    }

    /** @throws HttpProblem 403, with the code {@code step-up-required} if the password would help */
    public void require(Authentication authentication) {
        var session = SignedIn.of(authentication).session();
        if (!session.confirmedAt().plus(LASTS).isAfter(clock.instant())) {
            throw HttpProblem.of(
                            HttpStatus.FORBIDDEN,
                            "Confirm your password or second factor first: POST /api/auth/step-up allows this for "
                                    + LASTS.toMinutes() + " minutes.")
                    .with("code", CODE);
        }
    }
}
