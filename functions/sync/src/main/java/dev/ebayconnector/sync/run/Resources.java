package dev.ebayconnector.sync.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The resources that can be synced, by name. Some may be switched off: no run of them is started. */
public final class Resources {

    private final Map<String, Resource<?>> byName = new LinkedHashMap<>();

    private final Predicate<String> on;

    public Resources(List<Resource<?>> resources) {
        this(resources, _ -> true);
    }

    /** @param on whether the resource of a name is switched on */
    public Resources(List<Resource<?>> resources, Predicate<String> on) {
        this.on = on;
        for (var resource : resources) {
            if (byName.put(resource.name(), resource) != null) {
                throw new IllegalArgumentException("two resources are named " + resource.name());
            }
        }
    }

    public Optional<Resource<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public boolean isOn(Resource<?> resource) {
        return on.test(resource.name());
    }

    /** Those that are switched on. */
    public List<Resource<?>> on() {
        return byName.values().stream().filter(this::isOn).toList();
    }

    public String[] names() {
        return byName.keySet().toArray(String[]::new);
    }
}
