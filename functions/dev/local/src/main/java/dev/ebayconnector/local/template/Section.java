package dev.ebayconnector.local.template;

import dev.ebayconnector.local.StackFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A mapping of the template and its place in the file, so that errors name the resource and the key.
 * Values are resolved when they are read; a value that is never read may contain any intrinsic function.
 */
final class Section {
    private final String place;
    private final Map<String, Object> values;
    private final Resolver resolver;

    Section(String place, Map<String, Object> values, Resolver resolver) {
        this.place = place;
        this.values = values;
        this.resolver = resolver;
    }

    static Map<String, Object> mapping(Object value, String place) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw StackFailure.wrongInput(place + " must be a mapping, not \"" + value + "\".");
        }
        return map.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> String.valueOf(entry.getKey()),
                        entry -> entry.getValue() == null ? "" : entry.getValue(),
                        (first, second) -> second,
                        LinkedHashMap::new));
    }

    String place() {
        return place;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    Section section(String key) {
        String there = place + "." + key;
        return new Section(there, mapping(chosen(key).orElse(null), there), resolver);
    }

    Optional<String> text(String key) {
        return chosen(key).map(value -> resolver.text(value, place + "." + key));
    }

    private Optional<Object> chosen(String key) {
        return Optional.ofNullable(values.get(key)).flatMap(value -> resolver.chosen(value, place + "." + key));
    }

    String requiredText(String key) {
        return text(key).orElseThrow(() -> StackFailure.wrongInput(place + "." + key + " is missing in the template."));
    }

    int number(String key, int otherwise) {
        return text(key).map(text -> number(key, text)).orElse(otherwise);
    }

    private int number(String key, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw StackFailure.wrongInput(place + "." + key + " must be a whole number, not \"" + text + "\".");
        }
    }

    List<String> list(String key) {
        return switch (chosen(key).orElse(null)) {
            case null -> List.of();
            case List<?> items ->
                items.stream()
                        .map(item -> resolver.text(item, place + "." + key))
                        .toList();
            case Object other ->
                throw StackFailure.wrongInput(place + "." + key + " must be a list, not \"" + other + "\".");
        };
    }

    /** This section's keys override those of the other, as a function's properties override SAM's {@code Globals}. */
    Section over(Section globals) {
        Map<String, Object> merged = new LinkedHashMap<>(globals.values);
        values.forEach((key, value) -> merged.merge(key, value, Section::merge));
        return new Section(place, merged, resolver);
    }

    private static Object merge(Object global, Object own) {
        if (!(global instanceof Map<?, ?>) || !(own instanceof Map<?, ?>)) {
            return own;
        }
        Map<String, Object> merged = new LinkedHashMap<>(mapping(global, "Globals"));
        mapping(own, "Properties").forEach((key, value) -> merged.merge(key, value, Section::merge));
        return merged;
    }
}
