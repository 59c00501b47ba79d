package dev.ebayconnector.auth;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A session that is valid now, as its user's list shows it. */
@MappedEntity("sessions")
record SessionRow(@Id UUID id, Instant madeAt, Instant lastSeenAt, Instant endsAt, String address, String client) {}
