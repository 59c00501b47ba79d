package dev.ebayconnector.web;

import dev.ebayconnector.web.Problem.FieldError;
import io.micronaut.http.HttpRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The query of one request, read strictly: an unknown name, a repeated name or a malformed value is a 422 that names
 * every such field at once. Call {@link #check} after the last read and before any value is used.
 */
public final class Query {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAXIMUM_LIMIT = 1000;

    private final HttpRequest<?> request;
    private final List<FieldError> errors = new ArrayList<>();

    private Query(HttpRequest<?> request, Set<String> known) {
        this.request = request;
        for (var name : request.getParameters().names()) {
            if (!known.contains(name)) {
                error(
                        name,
                        "is not known here; known are "
                                + String.join(", ", known.stream().sorted().toList()));
            } else if (request.getParameters().getAll(name).size() > 1) {
                error(name, "is given more than once");
            }
        }
    }

    public static Query of(HttpRequest<?> request, String... known) {
        return new Query(request, Set.of(known));
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(request.getParameters().get(name)).filter(value -> !value.isBlank());
    }

    /** The page size: {@code limit}, 1 to 1000, 100 when absent. */
    public int limit() {
        return parsed("limit", "must be a whole number from 1 to " + MAXIMUM_LIMIT, text -> {
                    int limit = Integer.parseInt(text);
                    return limit >= 1 && limit <= MAXIMUM_LIMIT ? limit : null;
                })
                .orElse(DEFAULT_LIMIT);
    }

    /**
     * The place to go on from: {@code next} of the page before, read into the list's own key.
     *
     * @param key reads the parts; what it refuses with an exception was not given out by us
     */
    public <K> Optional<K> next(Function<List<String>, K> key) {
        return parsed(
                "next",
                "is not a value that this list gave out",
                text -> key.apply(Cursor.parse(text).parts()));
    }

    public Optional<UUID> uuid(String name) {
        return parsed(name, "must be a UUID", text -> text.length() == 36 ? UUID.fromString(text) : null);
    }

    /** A moment in ISO 8601 with a zone. */
    public Optional<Instant> instant(String name) {
        return parsed(name, "must be a moment such as 2026-05-01T00:00:00Z", Instant::parse);
    }

    public boolean flag(String name, boolean otherwise) {
        return oneOf(name, "true", "false").map(Boolean::valueOf).orElse(otherwise);
    }

    public Optional<String> oneOf(String name, String... words) {
        return parsed(
                name,
                "must be one of " + String.join(", ", words),
                text -> Arrays.asList(words).contains(text) ? text : null);
    }

    /** @throws HttpProblem 422 with all that is wrong */
    public void check() {
        if (!errors.isEmpty()) {
            throw HttpProblem.invalid(errors);
        }
    }

    private <T> Optional<T> parsed(String name, String message, Function<String, T> parser) {
        var raw = request.getParameters().get(name);
        if (raw == null) {
            return Optional.empty();
        }
        try {
            var value = parser.apply(raw);
            if (value != null) {
                return Optional.of(value);
            }
        } catch (IllegalArgumentException | DateTimeParseException | IndexOutOfBoundsException e) {
            // falls through to the one message
        }
        error(name, message);
        return Optional.empty();
    }

    private void error(String name, String message) {
        errors.add(new FieldError(name, message));
    }
}
