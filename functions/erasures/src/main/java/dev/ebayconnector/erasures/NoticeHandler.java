package dev.ebayconnector.erasures;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.notices.Envelope;
import dev.ebayconnector.notices.NoticeStore;
import dev.ebayconnector.notices.NoticeVault;
import dev.ebayconnector.notices.StoredNotice;
import dev.ebayconnector.privacy.erasure.ErasureRequest;
import dev.ebayconnector.privacy.erasure.ErasureRequests;
import dev.ebayconnector.privacy.erasure.Subject;
import dev.ebayconnector.tokens.RevokedConsent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What each topic asks for. All of it belongs to the caller's transaction. */
final class NoticeHandler {

    /** The person has left eBay; everything about him goes (Marketplace Account Deletion). */
    private static final String DELETION = "MARKETPLACE_ACCOUNT_DELETION";

    /** The seller's consent has ended (Notification API). */
    private static final String REVOCATION = "AUTHORIZATION_REVOCATION";

    /** eBay's reasons, such as {@code PASSWORD_CHANGE}; anything else stays out of the event log. */
    private static final String REASON = "[A-Z_]{1,64}";

    private static final int MOST_TOPICS_TOLD = 50;

    private final NoticeStore notices;
    private final NoticeVault vault;
    private final ErasureRequests erasures;
    private final RevokedConsent consents;
    private final EventLog events;
    private final Clock clock;
    private final Set<String> topicsTold = ConcurrentHashMap.newKeySet();

    NoticeHandler(
            NoticeStore notices,
            NoticeVault vault,
            ErasureRequests erasures,
            RevokedConsent consents,
            EventLog events,
            Clock clock) {
        this.notices = notices;
        this.vault = vault;
        this.erasures = erasures;
        this.consents = consents;
        this.events = events;
        this.clock = clock;
    }

    void handle(Connection connection, StoredNotice notice) {
        switch (notice.topic()) {
            case DELETION -> delete(connection, notice);
            case REVOCATION -> revoke(notice);
            default -> ignore(notice, "unknown_topic");
        }
    }

    private void delete(Connection connection, StoredNotice notice) {
        var subject = subject(Envelope.read(vault.open(notice)));
        if (subject.isEmpty()) {
            ignore(notice, "names_no_person");
            return;
        }
        try {
            erasures.request(
                    connection,
                    ErasureRequest.ofNotice(
                            notice.notificationId(), notice.environment().code(), subject.get()),
                    clock.instant());
        } catch (SQLException e) {
            throw new IllegalStateException("the erasure could not be stored", e);
        }
        notices.processed(notice.notificationId(), "erasure_requested", clock.instant());
    }

    private void revoke(StoredNotice notice) {
        var envelope = Envelope.read(vault.open(notice));
        var userId = envelope.text("userId");
        if (userId.isEmpty()) {
            ignore(notice, "names_no_person");
            return;
        }
        var outcome = consents.end(
                notice.environment(),
                userId.get(),
                envelope.moment("revocationDate")
                        .or(() -> Optional.ofNullable(notice.eventDate()))
                        .orElse(notice.receivedAt()),
                envelope.text("revokeReason")
                        .filter(reason -> reason.matches(REASON))
                        .orElse("UNKNOWN"),
                requestId());
        notices.processed(notice.notificationId(), outcome.name().toLowerCase(Locale.ROOT), clock.instant());
    }

    /** Told once for each topic: one that was subscribed to by mistake may send thousands. */
    private void ignore(StoredNotice notice, String reason) {
        notices.ignored(notice.notificationId(), reason, clock.instant());
        if (topicsTold.size() < MOST_TOPICS_TOLD && topicsTold.add(notice.topic() + " " + reason)) {
            events.recordWithin(Event.warn(
                            "notice.ignored",
                            "A notice of eBay was stored and nothing was done: " + reason.replace('_', ' ') + ".",
                            requestId())
                    .detail("topic", notice.topic())
                    .detail("notification_id", notice.notificationId()));
        }
    }

    private static Optional<Subject> subject(Envelope envelope) {
        var username = envelope.text("username");
        var userId = envelope.text("userId");
        var eiasToken = envelope.text("eiasToken");
        return username.isEmpty() && userId.isEmpty() && eiasToken.isEmpty()
                ? Optional.empty()
                : Optional.of(new Subject(username.orElse(null), userId.orElse(null), eiasToken.orElse(null)));
    }

    private static RequestId requestId() {
        return CurrentRequest.id().orElseGet(RequestId::mint);
    }
}
