package dev.ebayconnector.alerts;

import java.util.Map;

/** One sentence or two for a person. It names the seller, who is the operator's, and never a buyer. */
final class AlertText {

    private AlertText() {}

    /** @param data of the alert */
    static String of(Alert alert, Map<String, Object> data) {
        var seller = alert.seller() == null ? "a seller" : "seller " + alert.seller();
        return switch (alert.type()) {
            case CONSENT_ENDS ->
                "The consent of %s ends within %s days, on %s. Reconnect the seller before then."
                        .formatted(seller, data.get("within_days"), data.get("ends_at"));
            case NEEDS_RECONNECT -> "eBay refuses the consent of %s. Reconnect the seller.".formatted(seller);
            case RUN_FAILED ->
                "The sync of %s of %s failed: %s.".formatted(data.get("resource"), seller, data.get("error"));
            case QUOTA_LOW -> quota(alert, data);
            case PROOF_DIFFERS ->
                "What is stored of %s of %s differs from what eBay counts for %s: %s missing, %s too many."
                        .formatted(
                                data.get("resource"),
                                seller,
                                data.get("day"),
                                data.get("missing"),
                                data.get("surplus"));
            case ERASURE_DONE -> "A person was erased: %s rows. The receipt says more.".formatted(data.get("rows"));
            case TEST -> "This is a test. Alerts reach you here.";
        };
    }

    private static String quota(Alert alert, Map<String, Object> data) {
        var limit = data.get("limit");
        return limit == null
                ? "eBay refuses calls of %s (%s) for now.".formatted(data.get("api"), alert.environment())
                : "%s of %s calls of %s (%s) are left today."
                        .formatted(data.get("left"), limit, data.get("api"), alert.environment());
    }
}
