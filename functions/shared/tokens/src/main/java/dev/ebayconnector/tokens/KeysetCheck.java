package dev.ebayconnector.tokens;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.vault.TokenColumn;
import java.util.Optional;

/**
 * Whether this instance's keyset is the one that the stored tokens were sealed with. Asked before anything is sealed, so
 * that a wrong keyset is found at the first start and not at the first sync after it.
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

    /** What is wrong, by key id; asked of the database until it fits once. */
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
