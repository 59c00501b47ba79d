package dev.ebayconnector.fakeebay;

import java.util.List;

/** Finds the route of a call; a call that has none gets a route to eBay's answer for that. */
final class Routes {
    private static final String UNKNOWN = "unknown";

    private final List<Route> routes;

    Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    Route find(Host host, Request request) {
        List<Route> byPath =
                routes.stream().filter(route -> route.leads(request.path())).toList();
        List<Route> here = byPath.stream().filter(route -> route.host() == host).toList();
        return here.stream()
                .filter(route -> route.method().equals(request.method()))
                .findFirst()
                .orElseGet(() -> dead(host, request, byPath, here));
    }

    private static Route dead(Host host, Request request, List<Route> byPath, List<Route> here) {
        Reply reply = here.isEmpty()
                ? lost(byPath)
                : ApiErrors.invalidRequest(405, request.method() + " is not allowed here.");
        return Route.of(host, request.method(), ".*", UNKNOWN, any -> reply);
    }

    /** eBay's gateway knows nothing of the JSON envelope when the path belongs to another host. */
    private static Reply lost(List<Route> elsewhere) {
        return elsewhere.isEmpty() ? ApiErrors.notFound() : Reply.empty(404);
    }
}
