package dev.ebayconnector.alerts;

import java.time.Duration;
import java.util.Optional;

/** What became of one attempt. */
sealed interface SendResult {

    /** A status of 2xx; whatever the body says. */
    record Taken(int status) implements SendResult {}

    /** 410: nothing is ever taken here again. */
    record Gone() implements SendResult {}

    /**
     * Any other status; redirects are among them, because they are not followed.
     *
     * @param wish of the receiver, by {@code Retry-After}
     */
    record Refused(int status, Optional<Duration> wish) implements SendResult {}

    /** @param failure {@code name_unknown}, {@code not_public}, {@code connect}, {@code tls}, {@code timeout} or {@code broken} */
    record Unreachable(String failure) implements SendResult {}
}
