package dev.ebayconnector.bench.reads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.gateway.GetEvent;
import dev.ebayconnector.local.lambda.InstanceLauncher;
import dev.ebayconnector.local.lambda.LambdaInstance;
import dev.ebayconnector.local.lambda.Outcome;
import dev.ebayconnector.local.reads.ListCall;
import dev.ebayconnector.local.reads.ReadFunctions;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks one warm instance of each function for lists, each several times in a row. */
final class ListTrial implements AutoCloseable {

    private static final int WARM_UP = 5;
    private static final int CALLS = 21;

    /** Before the first list of a function, whose code the JVM has not compiled yet. */
    private static final int FIRST_WARM_UP = 300;

    private static final Duration START = Duration.ofMinutes(1);
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InstanceLauncher launcher;
    private final ReadFunctions functions;
    private final String session;
    private final Map<String, LambdaInstance> instances = new HashMap<>();

    ListTrial(Path target, ReadFunctions functions, String session) {
        this.launcher =
                new InstanceLauncher(InstanceLauncher.LAMBDA_FLAGS, Map.of("AWS_REGION", "eu-central-1"), target);
        this.functions = functions;
        this.session = session;
    }

    /** The first page, and of a whole list also a page behind it. */
    List<ListFigures> measure(ListCall call) throws IOException, InterruptedException {
        var figures = new ArrayList<ListFigures>();
        figures.add(figures(call));
        var next = answer(instance(call), call).path("next").asText("");
        if (call.narrowed().isEmpty() && !next.isEmpty()) {
            var page = call.target() + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            figures.add(figures(new ListCall(call.list(), "next page", page)));
        }
        return figures;
    }

    private ListFigures figures(ListCall call) throws IOException, InterruptedException {
        var instance = instance(call);
        var millis = new ArrayList<Double>();
        for (int i = 0; i < WARM_UP + CALLS; i++) {
            var event = GetEvent.of(call.target(), session, Instant.now());
            long begin = System.nanoTime();
            var outcome = instance.invoke(event);
            double taken = (System.nanoTime() - begin) / 1e6;
            body(call, outcome);
            if (i >= WARM_UP) {
                millis.add(taken);
            }
        }
        return ListFigures.of(call.list(), call.narrowed(), millis);
    }

    private LambdaInstance instance(ListCall call) throws IOException, InterruptedException {
        var function = functions.spec(call.list());
        var known = instances.get(function.name());
        if (known != null) {
            return known;
        }
        var started = launcher.launch(function);
        instances.put(function.name(), started);
        started.awaitReady(START);
        for (int i = 0; i < FIRST_WARM_UP; i++) {
            answer(started, call);
        }
        return started;
    }

    private JsonNode answer(LambdaInstance instance, ListCall call) throws IOException, InterruptedException {
        return body(call, instance.invoke(GetEvent.of(call.target(), session, Instant.now())));
    }

    private static JsonNode body(ListCall call, Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Answered answered) {
            var answer = JSON.readTree(answered.payload());
            if (answer.path("statusCode").asInt() == OK) {
                return JSON.readTree(answer.path("body").asText());
            }
        }
        throw new IllegalStateException(call + " was not answered with 200: " + outcome);
    }

    @Override
    public void close() {
        instances.values().forEach(LambdaInstance::close);
    }
}
