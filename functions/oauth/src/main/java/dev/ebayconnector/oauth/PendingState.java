package dev.ebayconnector.oauth;

import dev.ebayconnector.core.EbayEnvironment;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code oauth_states}: who asked for consent, where, for what, and whether the answer came.
 *
 * @param accountId the account whose connection is to be renewed; null when any seller may consent
 * @param outcome   how it ended; null while it is worked on, and for ever if the worker died
 */
@MappedEntity("oauth_states")
record PendingState(
        @Id byte[] stateHash,
        UUID userId,
        EbayEnvironment environment,
        String scopes,
        Instant expiresAt,
        @Nullable UUID accountId,
        @Nullable Instant usedAt,
        @Nullable String outcome) {}
