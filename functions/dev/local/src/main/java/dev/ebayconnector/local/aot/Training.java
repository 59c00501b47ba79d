package dev.ebayconnector.local.aot;

import dev.ebayconnector.local.StackFailure;
import dev.ebayconnector.local.lambda.AotTraining;
import dev.ebayconnector.local.mainjob.MainJob;
import dev.ebayconnector.local.mainjob.ReadAll;
import dev.ebayconnector.local.schedule.ScheduledEvent;
import dev.ebayconnector.local.stack.Progress;
import dev.ebayconnector.local.stack.Stack;
import dev.ebayconnector.local.stack.StackOptions;
import dev.ebayconnector.testingpostgres.PostgresServer;
import dev.ebayconnector.testingpostgres.TestAuthority;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    private static final int MOST_CONNECTIONS = 100;
    private static final String HOST = "localhost";

    private final Path root;
    private final AotTraining how;

    Training(Path root, AotTraining how) {
        this.root = root;
        this.how = how;
    }

    /** With a database that asks for TLS, as in production: its classes are a good part of a start. */
    void run(PrintStream out) throws IOException, InterruptedException {
        var files = Files.createTempDirectory("aot-training");
        try (var postgres = PostgresServer.start(MOST_CONNECTIONS)) {
            var authority = TestAuthority.of(files, "training");
            postgres.offerTls(authority.signs(HOST));
            run(
                    out,
                    "postgresql://postgres:local@" + HOST + ":" + postgres.port() + "/"
                            + PostgresServer.DEFAULT_DATABASE + "?sslmode=verify-full&sslrootcert="
                            + authority.certificate());
        } finally {
            PackageFiles.delete(files);
        }
    }

    private void run(PrintStream out, String databaseUrl) throws IOException, InterruptedException {
        var clock = Clock.systemUTC();
        // Schedules are called below, not by the time of day.
        var schedules = Clock.fixed(Instant.now(), ZoneOffset.UTC);
        try (var stack = Stack.start(
                StackOptions.training(root, how, environment(databaseUrl)), new Progress(out, clock), schedules)) {
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
    private static Map<String, String> environment(String databaseUrl) {
        var environment = new HashMap<>(System.getenv());
        environment.put("DATABASE_URL", databaseUrl);
        environment.remove("MIGRATIONS_URL");
        environment.put("LOG_FORMAT", "json");
        return environment;
    }
}
