package dev.ebayconnector.notifications;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.ebay.notifications.NoticeVerifier;
import dev.ebayconnector.ebay.notifications.Verdict;
import dev.ebayconnector.notices.Envelope;
import dev.ebayconnector.notices.NoticeAnnouncer;
import dev.ebayconnector.notices.NoticeStore;
import dev.ebayconnector.notices.NoticeVault;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/**
 * Stores a notice that eBay has signed, once, and wakes the worker. What it asks for is done later: eBay waits for the
 * answer. Nothing is written of what eBay has not signed.
 */
final class ReceiveNotice {

    private final NoticeVerifier verifier;
    private final NoticeStore store;
    private final NoticeVault vault;
    private final NoticeAnnouncer announcer;
    private final Refusals refusals;
    private final Clock clock;

    ReceiveNotice(
            NoticeVerifier verifier,
            NoticeStore store,
            NoticeVault vault,
            NoticeAnnouncer announcer,
            Refusals refusals,
            Clock clock) {
        this.verifier = verifier;
        this.store = store;
        this.vault = vault;
        this.announcer = announcer;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** @param signatures the values of {@code X-EBAY-SIGNATURE} */
    Verdict receive(EbayEnvironment environment, List<String> signatures, byte[] body) {
        var verdict = verifier.judge(environment, signatures, body);
        switch (verdict) {
            case Verdict.Genuine(byte[] signed) -> store(environment, signed);
            case Verdict.Refused(var reason) -> refusals.count(reason.name().toLowerCase(Locale.ROOT));
            case Verdict.Undecided(String reason, var _) -> refusals.undecided(reason);
            case Verdict.TooManyKeys _ -> refusals.count("too_many_keys");
        }
        return verdict;
    }

    private void store(EbayEnvironment environment, byte[] signed) {
        var envelope = Envelope.read(signed);
        int stored = store.receive(
                envelope.id(),
                environment,
                envelope.topic(),
                envelope.eventDate(),
                envelope.publishAttempts(),
                clock.instant(),
                vault.seal(environment, envelope.id(), signed));
        if (stored == 0) {
            store.repeated(envelope.id());
        } else {
            announcer.announce(envelope.id());
        }
    }
}
