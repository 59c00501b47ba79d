package dev.ebayconnector.bench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the functions should reach, and where one of them does not. */
record Goals(Results results) {

    private static final List<String> FRAMEWORKS = List.of("Quarkus", "Spring Boot");
    private static final List<Column> SPEED = List.of(Column.COLD, Column.CACHED, Column.WARM);

    String text() {
        var goals = "Above its goal: " + listed(missed()) + ".";
        return results.of(Kind.PEER).isEmpty()
                ? goals
                : goals + " Slower than Quarkus or Spring Boot on the same job: " + listed(behind()) + ".";
    }

    private Stream<String> missed() {
        return results.of(Kind.FUNCTION).stream()
                .flatMap(one -> one.figures().keySet().stream()
                        .filter(column -> one.ratios().containsKey(column))
                        .filter(column -> !column.reached(
                                one.figures().get(column), one.ratios().get(column)))
                        .map(column -> one.name() + " (" + column.title() + ")"));
    }

    private Stream<String> behind() {
        return results.of(Kind.FUNCTION).stream()
                .flatMap(one -> SPEED.stream()
                        .filter(column -> FRAMEWORKS.stream().anyMatch(framework -> isBehind(one, framework, column)))
                        .map(column -> one.name() + " (" + column.title() + ")"));
    }

    private boolean isBehind(Measured one, String framework, Column column) {
        return results.of(one.signedIn() ? framework + ", signed in" : framework)
                .filter(peer ->
                        one.ratios().containsKey(column) && peer.ratios().containsKey(column))
                .filter(peer -> one.ratios().get(column) > peer.ratios().get(column))
                .isPresent();
    }

    private static String listed(Stream<String> names) {
        var list = names.collect(Collectors.joining(", "));
        return list.isEmpty() ? "none" : list;
    }
}
