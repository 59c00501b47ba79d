package dev.ebayconnector.oauth;

import dev.ebayconnector.core.EbayEnvironment;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code oauth_states}: who started a consent, for which environment and scopes, and how it ended.
 *
 * @param accountId the account to reconnect; null if any seller may consent
 * @param browserHash of the cookie of the browser that started it; null if any browser may finish it
 * @param outcome   how it ended; null while the callback is processed, and for ever if the process died
 */
@MappedEntity("oauth_states")
record PendingState(
        @Id byte[] stateHash,
        UUID userId,
        EbayEnvironment environment,
        String scopes,
        Instant expiresAt,
        @Nullable UUID accountId,
        @Nullable byte[] browserHash,
        @Nullable Instant usedAt,
        @Nullable String outcome) {}
