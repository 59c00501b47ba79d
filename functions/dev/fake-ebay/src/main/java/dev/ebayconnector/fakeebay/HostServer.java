package dev.ebayconnector.fakeebay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes the calls of one host: counts them, lets them suffer their faults, answers them. */
final class HostServer implements HttpHandler {
    private final Host host;
    private final Routes routes;
    private final CallCounter counter;
    private final Faults faults;
    private final Consumer<Call> listener;

    HostServer(Host host, Routes routes, CallCounter counter, Faults faults, Consumer<Call> listener) {
        this.host = host;
        this.routes = routes;
        this.counter = counter;
        this.faults = faults;
        this.listener = listener;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = Request.read(exchange);
            if (request.path().startsWith(AdminRoutes.PREFIX)) {
                Wire.send(
                        exchange, request, routes.find(host, request).endpoint().answer(request));
                return;
            }
            answer(exchange, request);
        }
    }

    private void answer(HttpExchange exchange, Request request) throws IOException {
        Route route = routes.find(host, request);
        String name = nameOf(route, request);
        long number = counter.begin(name);
        try {
            listener.accept(new Call(
                    name,
                    number,
                    request.method(),
                    request.path(),
                    Optional.ofNullable(request.rawQuery()).orElse(""),
                    request.header("traceparent").orElse("")));
            Request suffering = request.suffering(faults.take(request));
            Pause.of(suffering.fault().map(Fault::delay));
            Wire.send(exchange, suffering, replyTo(route, suffering));
        } finally {
            counter.end(name);
        }
    }

    private static String nameOf(Route route, Request request) {
        try {
            return route.name().apply(request);
        } catch (IllegalArgumentException badEscape) {
            return "unknown";
        }
    }

    private static Reply replyTo(Route route, Request request) {
        try {
            return FaultReplies.instead(request)
                    .orElseGet(() -> route.endpoint().answer(request));
        } catch (IllegalArgumentException badEscape) {
            return ApiErrors.invalidRequest(400, "The percent escapes of the request cannot be decoded.");
        }
    }
}
