package dev.ebayconnector.ebay;

import dev.ebayconnector.core.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which resources this installation syncs. The scopes that a consent asks for by default follow them.
 *
 * @param chosen their names; empty for all that there are
 */
public record SyncedResources(Optional<List<String>> chosen) {

    private static final String KEY = "SYNC_RESOURCES";

    /** Many keysets lack these, and eBay refuses a whole consent for one scope that the keyset lacks. */
    private static final List<Scope> OPTIONAL = List.of(Scope.MESSAGES);

    /** Reads {@code SYNC_RESOURCES}: names separated by commas. */
    public static SyncedResources read(Settings settings) {
        var names = Stream.of(settings.optional(KEY, "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (!known().containsAll(names)) {
            settings.problem(KEY, "must be some of " + String.join(", ", known()) + ", separated by commas");
        }
        return new SyncedResources(names.isEmpty() ? Optional.empty() : Optional.of(names));
    }

    public boolean include(String resource) {
        return chosen.isEmpty() || chosen.get().contains(resource);
    }

    /** What every consent asks for: the scopes of the resources, and the one that identifies the seller. */
    Scopes scopes() {
        return Scope.all(used().filter(scope -> !OPTIONAL.contains(scope)).toArray(Scope[]::new))
                .and(Scope.all(Scope.IDENTITY));
    }

    /** What a consent asks for unless its start leaves it out. */
    Scopes optionalScopes() {
        return Scope.all(used().filter(OPTIONAL::contains).toArray(Scope[]::new));
    }

    /** The resources that cannot be synced with these scopes. */
    public List<String> incompleteWith(Scopes granted) {
        return used().filter(scope -> !scope.grantedBy(granted))
                .flatMap(scope -> scope.resources().stream())
                .filter(this::include)
                .toList();
    }

    private Stream<Scope> used() {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope.resources().stream().anyMatch(this::include));
    }

    private static List<String> known() {
        return Arrays.stream(Scope.values())
                .flatMap(scope -> scope.resources().stream())
                .toList();
    }
}
