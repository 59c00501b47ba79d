package dev.ebayconnector.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A mapping of a YAML file, read strictly. Scalars are texts, also where YAML would read a number. */
record Yaml(String where, Map<String, Object> members) {

    static Yaml of(String where, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new ContractException(where + " must be a mapping");
        }
        var members = new LinkedHashMap<String, Object>();
        map.forEach((name, member) -> members.put(name.toString(), member));
        return new Yaml(where, members);
    }

    /** @throws ContractException for a member that is none of these */
    Yaml only(String... known) {
        var unknown = new TreeSet<>(members.keySet());
        unknown.removeAll(Set.of(known));
        if (!unknown.isEmpty()) {
            throw new ContractException(where + " has unknown members: " + String.join(", ", unknown));
        }
        return this;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    String text(String name) {
        if (!has(name)) {
            throw new ContractException(where + " lacks " + name);
        }
        return members.get(name).toString();
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    boolean flag(String name) {
        return has(name) && text(name).equals("true");
    }

    /** Empty if it is absent. */
    Yaml mapping(String name) {
        return of(where + " / " + name, has(name) ? members.get(name) : Map.of());
    }

    /** The entries, each a mapping. */
    List<Yaml> mappings() {
        return members.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** A list of texts; one text is a list of one. Empty if it is absent. */
    List<String> texts(String name) {
        return items(members.get(name)).map(Object::toString).toList();
    }

    /** The items of a list; what is no list is one item. */
    static Stream<Object> items(Object value) {
        return switch (value) {
            case null -> Stream.empty();
            case List<?> list -> new ArrayList<Object>(list).stream();
            default -> Stream.of(value);
        };
    }
}
