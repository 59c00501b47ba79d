package dev.ebayconnector.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.gateway.GetEvent;
import dev.ebayconnector.local.lambda.FunctionSpec;
import dev.ebayconnector.local.lambda.InstanceLauncher;
import dev.ebayconnector.local.lambda.LambdaInstance;
import dev.ebayconnector.local.lambda.Outcome;
import dev.ebayconnector.testing.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Starts instances of subjects as the local stack does, and asks them; an answer that shows no work fails the benchmark. */
final class Instances {

    private static final int TRAINING_CALLS = 20;
    private static final int UNAUTHORIZED = 401;
    private static final int ATTEMPTS = 3;

    /** The JVM writes the cache after its last answer, which takes seconds. */
    private static final Duration CACHE_WRITTEN = Duration.ofMinutes(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path target;
    private final String session = TestSession.of("ADMIN");

    Instances(Path target) {
        this.target = target;
    }

    /** From the start of the process to its first answer, in milliseconds. */
    record Start(double millis, double processor) {}

    Start start(Subject subject) throws IOException, InterruptedException {
        return start(() -> launch(launcher(), subject), subject);
    }

    Start start(Subject subject, Path cache) throws IOException, InterruptedException {
        return start(() -> launch(launcher("-XX:AOTCache=" + cache, "-XX:AOTMode=on"), subject), subject);
    }

    Start start(Subject subject, List<String> flags) throws IOException, InterruptedException {
        return start(() -> launch(launcher(flags.toArray(String[]::new)), subject), subject);
    }

    /** As it is deployed, with the cache of its package. */
    Start start(Subject subject, FunctionSpec packed) throws IOException, InterruptedException {
        return start(() -> launcher().launch(packed), subject);
    }

    LambdaInstance launch(Subject subject) {
        return launch(launcher(), subject);
    }

    double millisToAnswer(LambdaInstance instance, Subject subject) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        ask(instance, subject);
        return millisSince(begin);
    }

    /** The cache that a training run writes. */
    Path train(Subject subject) throws IOException, InterruptedException {
        var cache = target.resolve(subject.function().name() + ".aot");
        Files.deleteIfExists(cache);
        var instance = launch(launcher("-XX:AOTCacheOutput=" + cache), subject);
        for (int call = 0; call < TRAINING_CALLS; call++) {
            ask(instance, subject);
        }
        instance.end(CACHE_WRITTEN);
        if (!Files.exists(cache)) {
            throw new IllegalStateException("The JVM wrote no cache for " + subject.name()
                    + "; its log is in functions/dev/bench/target/logs.");
        }
        return cache;
    }

    /** On a busy machine a start may fail, such as by a database that answers too late; it is then tried again. */
    private Start start(Supplier<LambdaInstance> launch, Subject subject) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            long begin = System.nanoTime();
            try (var instance = launch.get()) {
                ask(instance, subject);
                return new Start(millisSince(begin), Processor.millis(instance.pid()));
            } catch (IllegalStateException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                System.out.println("tried again: " + e.getMessage());
            }
        }
    }

    private static LambdaInstance launch(InstanceLauncher launcher, Subject subject) {
        return subject.isJava()
                ? launcher.launch(subject.function())
                : launcher.launch(subject.function(), subject.command());
    }

    private void ask(LambdaInstance instance, Subject subject) throws IOException, InterruptedException {
        var outcome = instance.invoke(GetEvent.of(subject.get(), bearer(subject), Instant.now()));
        if (!(outcome instanceof Outcome.Answered answered)
                || JSON.readTree(answered.payload()).path("statusCode").asInt() != subject.status()) {
            throw new IllegalStateException(subject.name() + " did not answer " + subject.get() + " with "
                    + subject.status() + ": " + said(outcome) + "; its log is in functions/dev/bench/target/logs.");
        }
    }

    private static String said(Outcome outcome) {
        return outcome instanceof Outcome.Answered answered ? answered.text() : outcome.toString();
    }

    /** Who is to be refused sends no session at all, so that none is looked up. */
    private String bearer(Subject subject) {
        return subject.status() == UNAUTHORIZED ? "none" : session;
    }

    private InstanceLauncher launcher(String... flags) {
        return new InstanceLauncher(
                Stream.concat(InstanceLauncher.LAMBDA_FLAGS.stream(), Stream.of(flags))
                        .toList(),
                Map.of("AWS_REGION", "eu-central-1"),
                target);
    }

    private static double millisSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }
}
