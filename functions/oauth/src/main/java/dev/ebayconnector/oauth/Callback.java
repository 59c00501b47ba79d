package dev.ebayconnector.oauth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.settings.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What the browser brings back from eBay.
 *
 * @param code   as the query held it, decoded once
 * @param error  OAuth's error code, if there is one
 * @param browser the mark of the browser, if it has one
 * @param caller the user whose session the browser has, if any
 * @param begun  {@link System#nanoTime()} of its arrival
 */
record Callback(
        Optional<Secret> code,
        Optional<Secret> state,
        Optional<String> error,
        Optional<Secret> browser,
        Optional<UUID> caller,
        RequestId requestId,
        long begun) {

    /** eBay documents no parameters for a refusal, so a missing code counts as one (eBay, "OAuth authorization"). */
    boolean declined() {
        return code.isEmpty() || error.isPresent();
    }

    long millis() {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
}
