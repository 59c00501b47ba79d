package dev.ebayconnector.sync.proof;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.UUID;

/** A day that was read again and has to be checked again. */
@Introspected
public record RepairedDay(UUID accountId, String resource, LocalDate day) {}
