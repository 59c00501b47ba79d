package dev.ebayconnector.sync.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources that can be synced, by name. */
public final class Resources {

    private final Map<String, Resource<?>> byName = new LinkedHashMap<>();

    public Resources(List<Resource<?>> resources) {
        for (var resource : resources) {
            if (byName.put(resource.name(), resource) != null) {
                throw new IllegalArgumentException("two resources are named " + resource.name());
            }
        }
    }

    public Optional<Resource<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public String[] names() {
        return byName.keySet().toArray(String[]::new);
    }
}
