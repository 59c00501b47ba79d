package dev.ebayconnector.tokens;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.core.events.FunctionFaults;
import dev.ebayconnector.postgres.DatabaseFailure;
import dev.ebayconnector.vault.TokenColumn;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that this instance's {@code TOKEN_KEYSET} decrypts the stored tokens. It is asked at the start of a
 * function and before new tokens are encrypted, so that a wrong keyset is found then and not at the first refresh.
 */
public final class KeysetCheck {

    private static final Logger LOG = LoggerFactory.getLogger(KeysetCheck.class);

    private final SealedSampleStore samples;
    private final TokenVault vault;
    private final Supplier<EventLog> events;
    private final FunctionFaults faults;
    private volatile boolean fits;

    /** @param events asked for only when there is something to tell, because a function that starts is not complete yet */
    public KeysetCheck(SealedSampleStore samples, TokenVault vault, Supplier<EventLog> events, FunctionFaults faults) {
        this.samples = samples;
        this.vault = vault;
        this.events = events;
        this.faults = faults;
    }

    /**
     * For the start of a function: a wrong keyset is an event and part of {@code /api/health/full} before the first token is
     * needed. The function starts all the same, also while the database is away.
     */
    public void atStart() {
        try {
            problem(RequestId.mint()).ifPresent(problem -> LOG.error("TOKEN_KEYSET is wrong: {}", problem));
        } catch (RuntimeException e) {
            LOG.warn("TOKEN_KEYSET was not checked at the start: {}", DatabaseFailure.reason(e));
        }
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
                events.get()
                        .record(Event.error("token.keyset_wrong", e.getMessage(), requestId)
                                .account(sample.accountId()));
                faults.add(FunctionFaults.Kind.TOKEN_KEYSET, 1);
                return Optional.of(e.getMessage());
            }
        }
        faults.end(FunctionFaults.Kind.TOKEN_KEYSET);
        fits = true;
        return Optional.empty();
    }
}
