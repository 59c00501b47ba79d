package dev.ebayconnector.web;

import dev.ebayconnector.web.Problem.FieldError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The members of a request's JSON object, read as strictly as {@link Query}: an unknown name or a value of the wrong
 * type is a 422 that names every such member at once. Every route that changes something reads its body this way, also
 * one that takes no members: a mistyped or misplaced {@code dry_run} must never be ignored. Call {@link #check} after the
 * last read.
 */
public final class Members {

    private final Map<String, Object> members;
    private final List<FieldError> errors = new ArrayList<>();

    private Members(Map<String, Object> members, Set<String> known) {
        this.members = members;
        members.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problem(
                        name,
                        known.isEmpty()
                                ? "is unknown; this request takes no members"
                                : "is unknown; known are "
                                        + String.join(
                                                ", ", known.stream().sorted().toList())));
    }

    /** @param members null for a request without a body */
    public static Members of(Map<String, Object> members, String... known) {
        return new Members(members == null ? Map.of() : members, Set.of(known));
    }

    /**
     * A text that must be there.
     *
     * @param message of the 422 if it is absent, of another type, or refused; must not repeat the value
     * @return an empty text after a problem
     */
    public String text(String name, Predicate<String> valid, String message) {
        var text = Optional.ofNullable(members.get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast);
        if (text.isPresent() && !isStorable(text.get())) {
            problem(name, "must not contain NUL or half of a surrogate pair");
            return "";
        }
        text = text.filter(valid);
        if (text.isEmpty()) {
            problem(name, message);
        }
        return text.orElse("");
    }

    /** A text that may be absent, without the blanks around it. */
    public Optional<String> optionalText(String name, int longest) {
        return parsed(name, "must be a text of 1 to " + longest + " characters", text -> {
            var stripped = Values.text(text).strip();
            return stripped.isEmpty() || stripped.length() > longest ? null : stripped;
        });
    }

    public Optional<UUID> uuid(String name) {
        return parsed(name, "must be a UUID", Values::uuid);
    }

    /** A moment in ISO 8601 with a zone. */
    public Optional<Instant> instant(String name) {
        return parsed(name, "must be a moment such as 2026-05-01T00:00:00Z", Values::moment);
    }

    /** False when absent. */
    public boolean flag(String name) {
        return optionalFlag(name).orElse(false);
    }

    /** Empty when absent. */
    public Optional<Boolean> optionalFlag(String name) {
        return value(name, Boolean.class, "must be true or false");
    }

    /** One of the given texts, written exactly so. */
    public Optional<String> oneOf(String name, String... values) {
        var known = List.of(values);
        return parsed(name, "must be one of " + String.join(", ", known), text -> known.contains(text) ? text : null);
    }

    /** A list of some of the given texts, each once. */
    public Optional<List<String>> someOf(String name, List<String> values) {
        var message = "must be a list of some of " + String.join(", ", values);
        var list = value(name, List.class, message);
        if (list.isEmpty()) {
            return Optional.empty();
        }
        var texts = new ArrayList<String>();
        for (Object item : list.get()) {
            if (!(item instanceof String text) || !values.contains(text) || texts.contains(text)) {
                problem(name, message);
                return Optional.empty();
            }
            texts.add(text);
        }
        return Optional.of(List.copyOf(texts));
    }

    /** A text that the whole pattern matches. */
    public Optional<String> matching(String name, Pattern pattern, String message) {
        return parsed(name, message, text -> pattern.matcher(text).matches() ? text : null);
    }

    /** Zero when absent. */
    public int number(String name, int least, int most) {
        var message = "must be a whole number from " + least + " to " + most;
        var number = value(name, Number.class, message);
        if (number.isPresent()
                && (number.get().doubleValue() != number.get().intValue()
                        || number.get().intValue() < least
                        || number.get().intValue() > most)) {
            problem(name, message);
        }
        return number.map(Number::intValue).orElse(0);
    }

    public void problem(String name, String message) {
        errors.add(new FieldError(name, message));
    }

    /** @throws HttpProblem 422 with all that is wrong */
    public void check() {
        if (!errors.isEmpty()) {
            throw HttpProblem.invalid(errors);
        }
    }

    private static boolean isStorable(String text) {
        try {
            Values.text(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private <T> Optional<T> parsed(String name, String message, Function<String, T> parser) {
        return value(name, String.class, message).flatMap(text -> {
            try {
                var value = parser.apply(text);
                if (value != null) {
                    return Optional.of(value);
                }
            } catch (IllegalArgumentException e) {
                // refused with the message below
            }
            problem(name, message);
            return Optional.empty();
        });
    }

    private <T> Optional<T> value(String name, Class<T> kind, String message) {
        var value = members.get(name);
        if (value != null && !kind.isInstance(value)) {
            problem(name, message);
        }
        return Optional.ofNullable(value).filter(kind::isInstance).map(kind::cast);
    }
}
