package dev.ebayconnector.auth;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A row of {@code sign_in_pace} after an attempt was counted.
 *
 * @param attempts how many were granted in this window, this one included if it was
 * @param refused  how many were refused since the last one that was granted
 * @param nextAt   when the next one is granted
 * @param granted  whether this one was
 * @param spraying whether this one made the client one that tries many names
 */
@MappedEntity("sign_in_pace")
record Pace(@Id byte[] key, int attempts, int refused, Instant nextAt, boolean granted, boolean spraying) {}
