package dev.ebayconnector.migrations.report;

import java.time.Instant;

/** All that may be shown of a token, as the API's token info has it; times may be null. */
public record TokenRow(
        String account,
        String accountId,
        String environment,
        String status,
        Instant expiresAt,
        Instant refreshExpiresAt,
        Instant lastRefreshedAt,
        String lastRefreshError,
        String accessFingerprint,
        String refreshFingerprint,
        String scopes) {}
