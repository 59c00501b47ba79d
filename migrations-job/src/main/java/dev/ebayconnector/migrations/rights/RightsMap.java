package dev.ebayconnector.migrations.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which function may do what with which table: the file {@code db/rights.txt}. */
public final class RightsMap {

    private static final String FILE = "/db/rights.txt";
    private static final String EVERY_FUNCTION = "*";
    private static final String NO_FUNCTION = "-";

    private final SortedMap<String, SortedMap<String, Set<Privilege>>> rights;
    private final SortedSet<String> withoutRights;

    private RightsMap(SortedMap<String, SortedMap<String, Set<Privilege>>> rights, SortedSet<String> withoutRights) {
        this.rights = rights;
        this.withoutRights = withoutRights;
    }

    /** That of this release. */
    public static RightsMap own() {
        try (var file = RightsMap.class.getResourceAsStream(FILE)) {
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException naming a line that is no right, or stands there twice */
    public static RightsMap of(String text) {
        var lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\\s+"))
                .toList();
        var rights = new TreeMap<String, SortedMap<String, Set<Privilege>>>();
        var withoutRights = new TreeSet<String>();
        for (var line : lines) {
            if (line[0].equals(NO_FUNCTION) && line.length == 2) {
                withoutRights.add(line[1]);
            } else if (!line[0].equals(EVERY_FUNCTION)) {
                rights.putIfAbsent(line[0], new TreeMap<>());
            }
        }
        for (var line : lines) {
            if (line.length == 2 && withoutRights.contains(line[1])) {
                continue;
            }
            var functions = line[0].equals(EVERY_FUNCTION) ? List.copyOf(rights.keySet()) : List.of(line[0]);
            functions.forEach(function -> add(rights.get(function), line));
        }
        return new RightsMap(rights, withoutRights);
    }

    private static void add(Map<String, Set<Privilege>> ofFunction, String[] line) {
        var text = String.join(" ", line);
        if (line.length < 3 || !line[0].matches("[a-z-]+|\\*") || !line[1].matches("[a-z_]+")) {
            throw new IllegalArgumentException("not a right: " + text);
        }
        var privileges = Arrays.stream(line, 2, line.length)
                .map(Privilege::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Privilege.class)));
        if (ofFunction.putIfAbsent(line[1], Collections.unmodifiableSet(privileges)) != null) {
            throw new IllegalArgumentException("there twice: " + text);
        }
    }

    public SortedSet<String> functions() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(rights.keySet()));
    }

    /** Every table and view on which some function has a right. */
    public SortedSet<String> tables() {
        return rights.values().stream()
                .flatMap(tables -> tables.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Tables that the migrations job alone uses. */
    public SortedSet<String> withoutRights() {
        return Collections.unmodifiableSortedSet(withoutRights);
    }

    /** The rights of a function, by table; empty for one that is not in the map. */
    public SortedMap<String, Set<Privilege>> ofFunction(String function) {
        return Collections.unmodifiableSortedMap(rights.getOrDefault(function, new TreeMap<>()));
    }

    /** What any function may do, by table: the rights of one role for all functions. */
    public SortedMap<String, Set<Privilege>> ofAll() {
        var all = new TreeMap<String, Set<Privilege>>();
        rights.values()
                .forEach(tables -> tables.forEach(
                        (table, privileges) -> all.computeIfAbsent(table, _ -> EnumSet.noneOf(Privilege.class))
                                .addAll(privileges)));
        return all;
    }
}
