package dev.ebayconnector.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.gateway.GetEvent;
import dev.ebayconnector.local.lambda.InstanceLauncher;
import dev.ebayconnector.local.lambda.LambdaInstance;
import dev.ebayconnector.local.lambda.Outcome;
import dev.ebayconnector.testing.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures one function: cold starts, cold starts with an ahead-of-time cache of its classes (JEP 514), warm answers. */
final class Trial {

    private static final int COLD_STARTS = 7;
    private static final int WARM_UP = 300;
    private static final int WARM_CALLS = 500;
    private static final int TRAINING_CALLS = 20;
    private static final int UNAUTHORIZED = 401;

    /** The JVM writes the cache after its last answer, which takes seconds. */
    private static final Duration CACHE_WRITTEN = Duration.ofMinutes(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path target;
    private final String session = TestSession.of("ADMIN");

    Trial(Path target) {
        this.target = target;
    }

    Measured measure(Subject subject) throws IOException, InterruptedException {
        var plain = launcher();
        var cold = coldStarts(plain, subject);
        var warm = warmAnswers(plain, subject);
        var cached = coldStarts(launcher("-XX:AOTCache=" + trained(subject), "-XX:AOTMode=on"), subject);
        return new Measured(subject.name(), subject.target(), median(cold), median(cached), median(warm));
    }

    /** From the start of the process to the first answer. */
    private List<Double> coldStarts(InstanceLauncher launcher, Subject subject)
            throws IOException, InterruptedException {
        var millis = new ArrayList<Double>();
        for (int start = 0; start < COLD_STARTS; start++) {
            long begin = System.nanoTime();
            try (var instance = launcher.launch(subject.function())) {
                ask(instance, subject);
                millis.add(millisSince(begin));
            }
        }
        return millis;
    }

    private List<Double> warmAnswers(InstanceLauncher launcher, Subject subject)
            throws IOException, InterruptedException {
        var millis = new ArrayList<Double>();
        try (var instance = launcher.launch(subject.function())) {
            for (int call = 0; call < WARM_UP + WARM_CALLS; call++) {
                long begin = System.nanoTime();
                ask(instance, subject);
                if (call >= WARM_UP) {
                    millis.add(millisSince(begin));
                }
            }
        }
        return millis;
    }

    /** The cache that a training run writes. */
    private Path trained(Subject subject) throws IOException, InterruptedException {
        var cache = target.resolve(subject.function().name() + ".aot");
        Files.deleteIfExists(cache);
        var instance = launcher("-XX:AOTCacheOutput=" + cache).launch(subject.function());
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

    private void ask(LambdaInstance instance, Subject subject) throws IOException, InterruptedException {
        var outcome = instance.invoke(GetEvent.of(subject.target(), bearer(subject), Instant.now()));
        if (!(outcome instanceof Outcome.Answered answered)
                || JSON.readTree(answered.payload()).path("statusCode").asInt() != subject.status()) {
            throw new IllegalStateException(subject.name() + " did not answer " + subject.target() + " with "
                    + subject.status() + ": " + outcome);
        }
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

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
