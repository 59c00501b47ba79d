package dev.ebayconnector.privacy.erasure;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What was asked and what was done. Holds no personal data.
 *
 * @param failures  how often it failed before
 * @param accountId of the seller's account that was erased, or null
 * @param counts    rows that were erased, by table
 * @param left      rows that still name the person when everything was done, by table: the proof, all 0
 * @param checkedAt when that was counted
 */
public record ErasureReceipt(
        UUID id,
        String source,
        String requestedBy,
        Instant requestedAt,
        String environment,
        String role,
        String noticeId,
        UUID accountId,
        int failures,
        Map<String, Long> counts,
        Map<String, Long> left,
        Instant checkedAt,
        Instant finishedAt) {}
