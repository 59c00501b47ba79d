package dev.ebayconnector.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** One page of a list; {@code next} is null on the last one. */
@Serdeable
public record Page<T>(List<T> items, @Nullable String next) {}
