package dev.ebayconnector.sync;

import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Problem.FieldError;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a caller asks a sync for; everything may be left out. */
@Serdeable(naming = SnakeCaseStrategy.class)
record SyncRequest(@Nullable String accountId, @Nullable String from, @Nullable String to, @Nullable Boolean full,
                   @Nullable Boolean dryRun, @Nullable Integer waitSeconds) {

    private static final int LONGEST_WAIT_SECONDS = 20;

    /** The checked form. */
    record Checked(Optional<UUID> accountId, Instant from, Instant to, boolean full, boolean dryRun, int waitSeconds) {
    }

    Checked check(Instant now) {
        var errors = new ArrayList<FieldError>();
        var account = account(errors);
        var start = moment("from", from, now, errors);
        var end = moment("to", to, now, errors);
        if (start != null && end != null && !start.isBefore(end)) {
            errors.add(new FieldError("from", "must lie before to"));
        }
        if (waitSeconds != null && (waitSeconds < 0 || waitSeconds > LONGEST_WAIT_SECONDS)) {
            errors.add(new FieldError("wait_seconds", "must be from 0 to " + LONGEST_WAIT_SECONDS));
        }
        if (!errors.isEmpty()) {
            throw HttpProblem.invalid(errors);
        }
        return new Checked(account, start, end, Boolean.TRUE.equals(full), Boolean.TRUE.equals(dryRun), waitSeconds == null ? 0 : waitSeconds);
    }

    private Optional<UUID> account(List<FieldError> errors) {
        try {
            return Optional.ofNullable(accountId).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError("account_id", "must be a UUID"));
            return Optional.empty();
        }
    }

    private static Instant moment(String field, String text, Instant now, List<FieldError> errors) {
        if (text == null) {
            return null;
        }
        try {
            var moment = Instant.parse(text);
            if (moment.isAfter(now)) {
                errors.add(new FieldError(field, "must not lie in the future"));
            }
            return moment;
        } catch (DateTimeException e) {
            errors.add(new FieldError(field, "must be a moment such as 2026-05-01T00:00:00Z"));
            return null;
        }
    }
}
