package dev.ebayconnector.sync.run.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The resources that can be synced, by name. Some may be switched off: no run of them is started. */
public final class Resources {

    private final Map<String, Resource<?>> byName = new LinkedHashMap<>();

    private final Map<String, Resource<?>> derived = new LinkedHashMap<>();

    private final Predicate<String> on;

    private boolean derivedScheduled;

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

    /**
     * The same resources, and some that runs name, but no request for a sync.
     *
     * @param scheduled whether schedules name them, too
     */
    public Resources with(List<? extends Resource<?>> more, boolean scheduled) {
        var all = new Resources(List.copyOf(byName.values()), on);
        more.forEach(resource -> all.derived.put(resource.name(), resource));
        all.derivedScheduled = scheduled;
        return all;
    }

    /** Those that are switched on and have schedules. */
    public List<Resource<?>> scheduled() {
        return derivedScheduled
                ? Stream.concat(byName.values().stream(), derived.values().stream())
                        .filter(this::isOn)
                        .toList()
                : on();
    }

    /** What runs and schedules can be narrowed to. */
    public String[] runNames() {
        return Stream.concat(byName.keySet().stream(), derived.keySet().stream())
                .toArray(String[]::new);
    }

    /** What a run or a schedule names. */
    public Optional<Resource<?>> ofRun(String name) {
        return find(name).or(() -> Optional.ofNullable(derived.get(name)));
    }

    public boolean isOn(Resource<?> resource) {
        return on.test(resource.switchedBy());
    }

    /** Those that are switched on. */
    public List<Resource<?>> on() {
        return byName.values().stream().filter(this::isOn).toList();
    }

    public String[] names() {
        return byName.keySet().toArray(String[]::new);
    }
}
