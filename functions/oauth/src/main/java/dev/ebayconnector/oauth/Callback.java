package dev.ebayconnector.oauth;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.settings.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What the browser brought back from eBay.
 *
 * @param code   as the query held it, decoded once
 * @param error  OAuth's word for a refusal, if there is one
 * @param caller who is signed in where the browser came back, if anybody
 * @param begun  {@link System#nanoTime()} of its arrival
 */
record Callback(
        Optional<Secret> code,
        Optional<Secret> state,
        Optional<String> error,
        Optional<UUID> caller,
        RequestId requestId,
        long begun) {

    /** eBay documents no parameters of a refusal, so that the missing code is what counts (eBay, "OAuth authorization"). */
    boolean declined() {
        return code.isEmpty() || error.isPresent();
    }

    long millis() {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
}
