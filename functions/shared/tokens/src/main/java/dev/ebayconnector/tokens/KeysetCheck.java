package dev.ebayconnector.tokens;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.vault.TokenColumn;
import java.util.Optional;

/**
 * Checks that this instance's {@code TOKEN_KEYSET} decrypts the stored tokens. It is asked before new tokens are encrypted,
 * so that a wrong keyset is found when a consent starts and not at the first sync after it.
 */
public final class KeysetCheck {

    private final SealedSampleStore samples;
    private final TokenVault vault;
    private final EventLog events;
    private volatile boolean fits;

    public KeysetCheck(SealedSampleStore samples, TokenVault vault, EventLog events) {
        this.samples = samples;
        this.vault = vault;
        this.events = events;
    }

    /** What is wrong, with the ids of the keys; the database is read until the keyset has fitted once. */
    public Optional<String> problem(RequestId requestId) {
        if (fits) {
            return Optional.empty();
        }
        for (var sample : samples.oneOfEachKey()) {
            try {
                vault.open(sample.accountId(), sample.environment(), TokenColumn.ACCESS_TOKEN, sample.accessToken());
            } catch (UnopenableToken e) {
                events.record(Event.error("token.keyset_wrong", e.getMessage(), requestId)
                        .account(sample.accountId()));
                return Optional.of(e.getMessage());
            }
        }
        fits = true;
        return Optional.empty();
    }
}
