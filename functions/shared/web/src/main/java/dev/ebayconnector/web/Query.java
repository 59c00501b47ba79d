package dev.ebayconnector.web;

import dev.ebayconnector.web.Problem.FieldError;
import io.micronaut.http.HttpRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
                        known.isEmpty()
                                ? "is unknown; this request takes no parameters"
                                : "is unknown; known are "
                                        + String.join(
                                                ", ", known.stream().sorted().toList()));
            } else if (request.getParameters().getAll(name).size() > 1) {
                error(name, "is given more than once");
            }
        }
    }

    public static Query of(HttpRequest<?> request, String... known) {
        return new Query(request, Set.of(known));
    }

    public static Query of(HttpRequest<?> request, Stream<String> known) {
        return new Query(request, known.collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether the caller gave it, even if it is wrong or empty. */
    public boolean has(String name) {
        return request.getParameters().contains(name);
    }

    public Optional<String> text(String name) {
        return parsed(name, "must not contain NUL", Values::text).filter(value -> !value.isBlank());
    }

    /**
     * The page that {@code limit} (1 to 1000, 100 when absent) and {@code next} of the page before ask for.
     *
     * @param key reads the parts of {@code next}; throws for parts that this list did not give out
     */
    public <K extends PageKey> PageRequest<K> page(Function<List<String>, K> key) {
        return page(DEFAULT_LIMIT, MAXIMUM_LIMIT, key);
    }

    /** Like {@link #page(Function)}, with another limit when absent and another greatest limit. */
    public <K extends PageKey> PageRequest<K> page(int standard, int maximum, Function<List<String>, K> key) {
        return new PageRequest<>(limit(standard, maximum), next(key));
    }

    /** How many items the answer holds at most: 1 to 1000, 100 when absent. */
    public int limit() {
        return limit(DEFAULT_LIMIT, MAXIMUM_LIMIT);
    }

    private int limit(int standard, int maximum) {
        return parsed("limit", "must be a whole number from 1 to " + maximum, text -> {
                    int limit = Integer.parseInt(text);
                    return limit >= 1 && limit <= maximum ? limit : null;
                })
                .orElse(standard);
    }

    private <K> Optional<K> next(Function<List<String>, K> key) {
        return parsed(
                "next",
                "is not a next of this list",
                text -> key.apply(Cursor.parse(text).parts()));
    }

    /** A whole number within bounds. */
    public int number(String name, int otherwise, int least, int most) {
        return parsed(name, "must be a whole number from " + least + " to " + most, text -> {
                    int number = Integer.parseInt(text);
                    return number >= least && number <= most ? number : null;
                })
                .orElse(otherwise);
    }

    public Optional<UUID> uuid(String name) {
        return parsed(name, "must be a UUID", Values::uuid);
    }

    /** A moment in ISO 8601 with a zone, in the years 1 to 9999. */
    public Optional<Instant> instant(String name) {
        return parsed(name, "must be a moment such as 2026-05-01T00:00:00Z", Values::moment);
    }

    /** An amount such as {@code -12.30}. */
    public Optional<BigDecimal> amount(String name) {
        return parsed(name, "must be an amount such as 12.30", Values::amount);
    }

    public Optional<Boolean> flag(String name) {
        return oneOf(name, "true", "false").map(Boolean::valueOf);
    }

    public boolean flag(String name, boolean fallback) {
        return oneOf(name, "true", "false").map(Boolean::valueOf).orElse(fallback);
    }

    public Optional<String> oneOf(String name, String... words) {
        return parsed(
                name,
                "must be one of " + String.join(", ", words),
                text -> Arrays.asList(words).contains(text) ? text : null);
    }

    /** Reports what is wrong with fields together: {@link #check} names this one, too. */
    public void refuse(String name, String message) {
        error(name, message);
    }

    /** @throws HttpProblem 422 with all that is wrong */
    public void check() {
        if (!errors.isEmpty()) {
            throw HttpProblem.invalid(errors);
        }
    }

    /**
     * A value of the caller's own kind.
     *
     * @param message of the 422; must not repeat the value
     * @param parser  returns null or throws {@link IllegalArgumentException} for what is refused
     */
    public <T> Optional<T> parsed(String name, String message, Function<String, T> parser) {
        var raw = request.getParameters().get(name);
        if (raw == null) {
            return Optional.empty();
        }
        try {
            var value = parser.apply(raw);
            if (value != null) {
                return Optional.of(value);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // refused with the message below
        }
        error(name, message);
        return Optional.empty();
    }

    private void error(String name, String message) {
        errors.add(new FieldError(name, message));
    }
}
