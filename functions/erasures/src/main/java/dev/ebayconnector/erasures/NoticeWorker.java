package dev.ebayconnector.erasures;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.notices.NoticeStore;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Instant;

/**
 * Does what a stored notice asks for, once: the notice ends in the transaction that does it. A notice of which another
 * message came before is done already.
 */
final class NoticeWorker {

    private final NoticeStore notices;
    private final OpenErasureStore erasures;
    private final NoticeHandler handler;
    private final ErasureRun run;
    private final TransactionOperations<Connection> transactions;
    private final EventLog events;

    NoticeWorker(
            NoticeStore notices,
            OpenErasureStore erasures,
            NoticeHandler handler,
            ErasureRun run,
            TransactionOperations<Connection> transactions,
            EventLog events) {
        this.notices = notices;
        this.erasures = erasures;
        this.handler = handler;
        this.run = run;
        this.transactions = transactions;
        this.events = events;
    }

    /** Returns false if the message has to come again. */
    boolean work(String noticeId, Instant deadline) {
        if (notices.attempt(noticeId) > 0) {
            handle(noticeId);
        }
        // Also of a notice that was handled before: its worker may have died before the erasure was done.
        return erasures.ofNotice(noticeId).map(id -> run.run(id, deadline)).orElse(true);
    }

    private void handle(String noticeId) {
        try {
            transactions.executeWrite(status -> {
                notices.take(noticeId).ifPresent(notice -> handler.handle(status.getConnection(), notice));
                return null;
            });
        } catch (RuntimeException e) {
            events.record(Event.error(
                            "notice.failed", "A notice of eBay could not be processed; it is tried again.", requestId())
                    .detail("notification_id", noticeId)
                    .detail("cause", e.getClass().getSimpleName()));
            throw e;
        }
    }

    private static RequestId requestId() {
        return CurrentRequest.id().orElseGet(RequestId::mint);
    }
}
