package dev.ebayconnector.idempotency;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * The first answer to a request.
 *
 * @param location value of the header, if it has one
 * @param body     JSON; null without a body
 */
@Serdeable
record StoredAnswer(
        int status, @Nullable String location, @Nullable String body) {}
