package dev.ebayconnector.alerts;

import java.util.Arrays;
import java.util.List;

/** What an alert can tell of; {@code docs/alerts.md} names these codes, which never change their meaning. */
enum AlertType {
    CONSENT_ENDS("consent.ends", "A consent ends", false),
    NEEDS_RECONNECT("account.needs_reconnect", "A seller must reconnect", true),
    RUN_FAILED("run.failed", "A sync failed", false),
    QUOTA_LOW("quota.low", "Few calls of eBay are left", false),
    PROOF_DIFFERS("proof.differs", "Stored data differs from eBay", true),
    ERASURE_DONE("erasure.done", "An erasure is done", false),
    /** Sent on request, to one receiver. */
    TEST("alert.test", "A test", false);

    private final String code;
    private final String title;
    private final boolean lasting;

    AlertType(String code, String title, boolean lasting) {
        this.code = code;
        this.title = title;
        this.lasting = lasting;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    /** Whether the fact stays true until a person acts: its row is then kept, so that it is not told again. */
    boolean isLasting() {
        return lasting;
    }

    /** Those that a receiver may choose from. */
    static List<String> choices() {
        return Arrays.stream(values())
                .filter(type -> type != TEST)
                .map(AlertType::code)
                .toList();
    }

    static AlertType of(String code) {
        return Arrays.stream(values())
                .filter(type -> type.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code));
    }
}
