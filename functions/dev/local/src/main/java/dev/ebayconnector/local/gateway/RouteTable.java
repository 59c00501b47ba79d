package dev.ebayconnector.local.gateway;

import dev.ebayconnector.local.template.HttpRoute;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses a route as an HTTP API does: a full match of path and method first, then the longest {@code {proxy+}},
 * then {@code $default}. A route with the path but another method does not match.
 */
public final class RouteTable {
    private static final String GREEDY = "+}";

    private final List<HttpRoute> routes;

    public RouteTable(List<HttpRoute> routes) {
        this.routes = routes.stream()
                .sorted(Comparator.comparing(RouteTable::rank)
                        .reversed()
                        .thenComparing(route -> route.method().equals(HttpRoute.ANY)))
                .toList();
    }

    public Optional<RouteMatch> match(String method, String rawPath) {
        String[] path = rawPath.split("/", -1);
        return routes.stream()
                .filter(route ->
                        route.method().equals(HttpRoute.ANY) || route.method().equals(method))
                .flatMap(route -> parameters(route, path).map(found -> new RouteMatch(route, found)).stream())
                .findFirst();
    }

    private static Optional<Map<String, String>> parameters(HttpRoute route, String[] path) {
        if (route.path().equals(HttpRoute.DEFAULT)) {
            return Optional.of(Map.of());
        }
        String[] pattern = route.path().split("/", -1);
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < pattern.length; i++) {
            if (i >= path.length) {
                return Optional.empty();
            }
            if (pattern[i].endsWith(GREEDY)) {
                String rest = String.join("/", List.of(path).subList(i, path.length));
                found.put(pattern[i].substring(1, pattern[i].length() - GREEDY.length()), Percent.decode(rest));
                return rest.isEmpty() ? Optional.empty() : Optional.of(found);
            }
            if (pattern[i].startsWith("{") && !path[i].isEmpty()) {
                found.put(pattern[i].substring(1, pattern[i].length() - 1), Percent.decode(path[i]));
            } else if (!pattern[i].equals(Percent.decode(path[i]))) {
                return Optional.empty();
            }
        }
        return path.length == pattern.length ? Optional.of(found) : Optional.empty();
    }

    /** Orders paths segment by segment: a fixed one before a variable before a greedy one; {@code $default} last. */
    private static String rank(HttpRoute route) {
        if (route.path().equals(HttpRoute.DEFAULT)) {
            return "";
        }
        StringBuilder rank = new StringBuilder();
        for (String segment : route.path().split("/", -1)) {
            rank.append(segment.endsWith(GREEDY) ? '1' : segment.startsWith("{") ? '2' : '3');
        }
        return rank.toString();
    }
}
