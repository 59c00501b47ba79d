package dev.ebayconnector.alerts;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code alerts}, with what its text needs of the account.
 *
 * @param accountId   null if it concerns no seller
 * @param seller      user name at eBay, read when the alert is sent: that of an erased seller is gone by then
 * @param environment null if it concerns none
 * @param data        JSON
 */
record Alert(
        UUID id, AlertType type, UUID accountId, String seller, String environment, Instant occurredAt, String data) {}
