package dev.ebayconnector.local.aot;

import dev.ebayconnector.local.StackFailure;
import dev.ebayconnector.local.lambda.AotTraining;
import dev.ebayconnector.local.mainjob.MainJob;
import dev.ebayconnector.local.mainjob.ReadAll;
import dev.ebayconnector.local.schedule.ScheduledEvent;
import dev.ebayconnector.local.stack.Progress;
import dev.ebayconnector.local.stack.Stack;
import dev.ebayconnector.local.stack.StackOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * Does what the functions are for, in the local stack: connects a demo seller, syncs everything, reads everything, and calls
 * each schedule and each queue's worker. When the stack ends, each function's JVM writes its cache.
 */
final class Training {
    private static final String REGION = "eu-central-1";
    private static final byte[] NO_MESSAGES = "{\"Records\":[]}".getBytes(StandardCharsets.UTF_8);
    private static final int CALLS = 2;

    private final Path root;
    private final AotTraining how;

    Training(Path root, AotTraining how) {
        this.root = root;
        this.how = how;
    }

    void run(PrintStream out) throws IOException, InterruptedException {
        var clock = Clock.systemUTC();
        // Schedules are called below, not by the time of day.
        var schedules = Clock.fixed(Instant.now(), ZoneOffset.UTC);
        try (var stack =
                Stack.start(StackOptions.training(root, how, environment()), new Progress(out, clock), schedules)) {
            var addresses = stack.addresses();
            var job = new MainJob(addresses.edge(), addresses.adminEmail(), addresses.adminPassword(), clock);
            if (!job.run(new PrintStream(OutputStream.nullOutputStream()), System.err)) {
                throw StackFailure.failed("The training could not do the connector's main job.");
            }
            new ReadAll(addresses.edge(), addresses.adminEmail(), addresses.adminPassword()).run();
            for (int call = 0; call < CALLS; call++) {
                callWorkers(stack, clock);
            }
        }
    }

    private static void callWorkers(Stack stack, Clock clock) throws InterruptedException {
        for (var schedule : stack.template().schedules()) {
            stack.functions().call(schedule.function(), ScheduledEvent.of(schedule, clock.instant(), REGION));
        }
        for (var queue : stack.template().queueSources()) {
            stack.functions().call(queue.function(), NO_MESSAGES);
        }
    }

    /** The log as on Lambda. */
    private static Map<String, String> environment() {
        var environment = new HashMap<>(System.getenv());
        environment.put("LOG_FORMAT", "json");
        return environment;
    }
}
