package dev.ebayconnector.local.template;

import java.util.Map;
import java.util.Optional;

/** The template's {@code Mappings} and {@code Conditions}, by which a parameter changes more than one value. */
record Choices(Map<String, Object> mappings, Map<String, Object> conditions) {

    static Choices of(Map<String, Object> file) {
        return new Choices(
                Section.mapping(file.get("Mappings"), "Mappings"),
                Section.mapping(file.get("Conditions"), "Conditions"));
    }

    Optional<String> find(String mapping, String row, String column) {
        var rows = Section.mapping(mappings.get(mapping), "Mappings." + mapping);
        return Optional.ofNullable(Section.mapping(rows.get(row), "Mappings." + mapping + "." + row)
                        .get(column))
                .map(String::valueOf);
    }

    /** The condition as written; it is decided when it is used. */
    Optional<Object> condition(String name) {
        return Optional.ofNullable(conditions.get(name));
    }
}
