package dev.ebayconnector.ebay.notifications;

import dev.ebayconnector.core.EbayEnvironment;
import dev.ebayconnector.ebay.notifications.NotificationKeys.Lookup;
import dev.ebayconnector.ebay.notifications.Verdict.Reason;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether eBay has sent a notice: by the signature in {@code X-EBAY-SIGNATURE} over the bytes of the body, with
 * the key that eBay's Notification API has under the id that the header names.
 */
public final class NoticeVerifier {

    private final NotificationKeys keys;

    public NoticeVerifier(NotificationKeys keys) {
        this.keys = keys;
    }

    /** @param headers the values of {@code X-EBAY-SIGNATURE}; exactly one is accepted */
    public Verdict judge(EbayEnvironment environment, List<String> headers, byte[] body) {
        if (headers.isEmpty()) {
            return new Verdict.Refused(Reason.NO_SIGNATURE);
        }
        var header =
                headers.size() == 1 ? SignatureHeader.parse(headers.getFirst()) : Optional.<SignatureHeader>empty();
        return header.map(parsed -> judge(environment, parsed, body))
                .orElseGet(() -> new Verdict.Refused(Reason.MALFORMED_SIGNATURE));
    }

    private Verdict judge(EbayEnvironment environment, SignatureHeader header, byte[] body) {
        return switch (keys.find(environment, header.kid())) {
            case Lookup.Found found ->
                signed(found.key(), header, body).orElseGet(() -> judgeByChangedKey(environment, header, body, found));
            case Lookup.Unknown _ -> new Verdict.Refused(Reason.UNKNOWN_KEY);
            case Lookup.Unavailable(String reason) -> new Verdict.Undecided(reason, NotificationKeys.PAUSE);
            case Lookup.TooMany _ -> new Verdict.TooManyKeys(NotificationKeys.INTERVAL);
        };
    }

    /** The kept key decides while eBay cannot be asked for another one. */
    private Verdict judgeByChangedKey(
            EbayEnvironment environment, SignatureHeader header, byte[] body, Lookup.Found found) {
        return keys.changed(environment, header.kid(), found)
                .flatMap(
                        now -> now instanceof Lookup.Found other ? signed(other.key(), header, body) : Optional.empty())
                .orElseGet(() -> new Verdict.Refused(Reason.WRONG_SIGNATURE));
    }

    private static Optional<Verdict> signed(NotificationKey key, SignatureHeader header, byte[] body) {
        return NoticeSignature.signed(key, header, body).map(Verdict.Genuine::new);
    }
}
