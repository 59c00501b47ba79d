package dev.ebayconnector.erasures;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.notices.ErasureMessage;
import dev.ebayconnector.notices.ErasureQueue;
import dev.ebayconnector.privacy.erasure.ErasureEngine;
import dev.ebayconnector.privacy.erasure.ErasureReceipt;
import dev.ebayconnector.privacy.erasure.ErasureResult;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs an erasure as far as the time allows; what is left gets a message of its own. */
final class ErasureRun {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureRun.class);

    /** SQS, SendMessage, DelaySeconds. */
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(900);

    private static final Duration SOON = Duration.ofSeconds(5);

    private final ErasureEngine engine;
    private final ErasureQueue queue;
    private final EventLog events;
    private final Clock clock;

    ErasureRun(ErasureEngine engine, ErasureQueue queue, EventLog events, Clock clock) {
        this.engine = engine;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    /** Returns false if the message has to come again. */
    boolean run(UUID id, Instant deadline) {
        try {
            return switch (engine.run(id, deadline)) {
                case ErasureResult.Done(ErasureReceipt receipt, boolean justNow) -> {
                    if (justNow) {
                        done(receipt);
                    }
                    yield true;
                }
                case ErasureResult.Unfinished _ -> queue.send(new ErasureMessage.OfErasure(id), SOON);
                case ErasureResult.Busy(var _, Instant until) ->
                    queue.send(new ErasureMessage.OfErasure(id), delayUntil(until));
                case ErasureResult.Failed(var _, String reason) -> {
                    failed(id, reason);
                    yield true;
                }
                case ErasureResult.Unknown _ -> {
                    LOG.error("there is no erasure {}", id);
                    yield true;
                }
            };
        } catch (SQLException e) {
            throw new IllegalStateException("the erasure " + id + " stopped", e);
        }
    }

    private Duration delayUntil(Instant until) {
        var wait = Duration.between(clock.instant(), until).plus(SOON);
        return wait.compareTo(SOON) < 0 ? SOON : wait.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : wait;
    }

    /** Most notices are about people who were never here: their receipt is enough. */
    private void done(ErasureReceipt receipt) {
        if (receipt.counts().values().stream().allMatch(rows -> rows == 0)) {
            return;
        }
        events.record(Event.info("erasure.done", "A person was erased; the receipt has the figures.", requestId())
                .account(receipt.accountId())
                .detail("erasure_id", receipt.id().toString())
                .detail("source", receipt.source())
                .detail("rows", receipt.counts()));
    }

    private void failed(UUID id, String reason) {
        events.record(Event.error("erasure.failed", "An erasure did not end: " + reason + ".", requestId())
                .detail("erasure_id", id.toString()));
    }

    private static RequestId requestId() {
        return CurrentRequest.id().orElseGet(RequestId::mint);
    }
}
