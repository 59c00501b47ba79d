package dev.ebayconnector.erasures;

import dev.ebayconnector.notices.ErasureMessage;
import dev.ebayconnector.notices.ErasureQueue;
import dev.ebayconnector.privacy.erasure.ErasureEngine;
import dev.ebayconnector.privacy.erasure.ErasureResult;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs an erasure as far as the time allows; what is left gets a message of its own. The engine writes the events. */
final class ErasureRun {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureRun.class);

    /** SQS, SendMessage, DelaySeconds. */
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(900);

    private static final Duration SOON = Duration.ofSeconds(5);

    private final ErasureEngine engine;
    private final ErasureQueue queue;
    private final Clock clock;

    ErasureRun(ErasureEngine engine, ErasureQueue queue, Clock clock) {
        this.engine = engine;
        this.queue = queue;
        this.clock = clock;
    }

    /** Returns false if the message has to come again. */
    boolean run(UUID id, Instant deadline) {
        try {
            return switch (engine.run(id, deadline)) {
                case ErasureResult.Done _ -> true;
                case ErasureResult.Unfinished _ -> queue.send(new ErasureMessage.OfErasure(id), SOON);
                case ErasureResult.Busy(var _, Instant until) ->
                    queue.send(new ErasureMessage.OfErasure(id), delayUntil(until));
                case ErasureResult.Failed failed -> {
                    told(failed);
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

    /** An alarm counts the words "erasure.gave_up" in the log. A failure that is tried again needs no person. */
    private static void told(ErasureResult.Failed failed) {
        if (failed.retryAt() == null) {
            LOG.error("erasure.gave_up: erasure {} is not tried again by itself: {}", failed.id(), failed.reason());
        } else {
            LOG.warn("erasure {} failed and is tried again at {}: {}", failed.id(), failed.retryAt(), failed.reason());
        }
    }

    private Duration delayUntil(Instant until) {
        var wait = Duration.between(clock.instant(), until).plus(SOON);
        return wait.compareTo(SOON) < 0 ? SOON : wait.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : wait;
    }
}
