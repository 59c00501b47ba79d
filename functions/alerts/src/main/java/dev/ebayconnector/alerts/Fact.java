package dev.ebayconnector.alerts;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened and that no alert tells of yet.
 *
 * @param key         the same fact always has the same one
 * @param accountId   null if it concerns no seller
 * @param environment null if it concerns none
 * @param data        JSON: ids and figures; no text of eBay, no person
 */
record Fact(AlertType type, String key, UUID accountId, String environment, Instant occurredAt, String data) {

    /** Facts of one lane are told one after another. */
    String lane() {
        return accountId != null ? accountId.toString() : environment != null ? environment : type.code();
    }
}
