package dev.ebayconnector.core.settings;

import dev.ebayconnector.core.ClockWiring;
import dev.ebayconnector.secrets.SecretReferences;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of one function instance. Those that name a secret of AWS are fetched again after an age, or when the use of
 * one fails, so that an instance takes a rotated secret while it runs. What cannot be fetched keeps its value. One fetch
 * runs at a time, in a thread of its own.
 */
public final class LiveSettings implements Resource {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSettings.class);

    private static final String AGE = "SECRETS_MAX_AGE_SECONDS";
    private static final int DEFAULT_AGE = 300;
    private static final int LONGEST_AGE = 86_400;

    /** Instances that started together do not ask together. */
    private static final double JITTER = 0.2;

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(60);

    /** How long a caller waits for a fetch; the fetch goes on without it. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** How long a restored instance waits, of the 10 s that Lambda gives its hooks. */
    private static final Duration RESTORE = Duration.ofSeconds(5);

    /** Of a kind that two instances restored from one snapshot do not share. */
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Executor OWN_THREAD =
            task -> Thread.ofVirtual().name("secrets").start(task);

    private final Map<String, String> environment;
    private final SecretReferences references;
    private final Clock clock;
    private final Duration age;
    private final Map<String, Instant> lastAsked = new ConcurrentHashMap<>();
    private volatile Held held;
    private volatile Runnable whenChanged = () -> {};
    private CompletableFuture<Boolean> running = CompletableFuture.completedFuture(false);

    /** The environment with secrets in the place of their names, and the problems of the start. */
    private record Held(long version, Map<String, String> resolved, Map<String, String> problems, Instant due) {}

    private LiveSettings(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.references = new SecretReferences(environment);
        this.clock = clock;
        this.age = Duration.ofSeconds(age(new Settings(environment, this)));
    }

    /** Fetches what the environment names; {@link #read} reports what could not be fetched. */
    public static LiveSettings fetch(Map<String, String> environment) {
        return fetch(environment, ClockWiring.system());
    }

    static LiveSettings fetch(Map<String, String> environment, Clock clock) {
        var settings = new LiveSettings(environment, clock);
        settings.held = settings.first();
        Core.getGlobalContext().register(settings);
        return settings;
    }

    private Held first() {
        if (references.isEmpty()) {
            return new Held(1, environment, Map.of(), Instant.MAX);
        }
        var fetched = references.fetch();
        var resolved = new HashMap<>(environment);
        references.keys().forEach(key -> resolved.put(key, fetched.values().getOrDefault(key, "")));
        return new Held(1, resolved, fetched.problems(), due(age));
    }

    /**
     * Reads each record in turn.
     *
     * @return what the readers returned, in their order, and these settings; with what a function says of itself when it
     *     starts
     * @throws InvalidSettings naming every missing or wrong key
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final StartSettings read(Function<Settings, Object>... readers) {
        var now = held;
        var settings = new Settings(now.resolved(), this);
        now.problems().forEach(settings::problem);
        settings.expand();
        age(settings);
        var records =
                Arrays.stream(readers).map(reader -> reader.apply(settings)).toArray();
        var deployment = Deployment.read(settings);
        var names = settings.names();
        if (deployment == Deployment.PRODUCTION) {
            ProductionRules.check(settings.asWritten(environment), settings);
        }
        settings.refuseProblems();
        return new StartSettings(
                Stream.concat(Arrays.stream(records), Stream.of(this)).toArray(),
                deployment,
                names,
                LambdaRuntime.read(environment));
    }

    /** Changes with each change of a secret. */
    public long version() {
        return held.version();
    }

    /** Called after each change, in a thread of its own. */
    public void whenChanged(Runnable listener) {
        whenChanged = listener;
    }

    /** Whether the secrets are older than their age. */
    public boolean isDue() {
        return !clock.instant().isBefore(held.due());
    }

    /** Fetches in the background if the secrets are older than their age. */
    public void renewIfDue() {
        if (isDue()) {
            start();
        }
    }

    /**
     * Fetches again because the use of a secret failed, and waits for it a second at most. Another failure of the same use
     * within the pause does not fetch.
     *
     * @param use what failed, such as {@code database}
     * @return whether a secret has changed
     */
    public boolean again(String use, Duration pause) {
        if (!mayAsk(use, pause)) {
            return false;
        }
        return within(PATIENCE);
    }

    /** Fetches, and returns whether a secret has changed in this time. */
    private boolean within(Duration time) {
        try {
            return start().get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As {@link #again}, for a caller that does not wait. */
    public void againSoon(String use, Duration pause) {
        if (mayAsk(use, pause)) {
            start();
        }
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        // The secrets themselves may be in a snapshot, which AWS encrypts; they are replaced after it.
    }

    /** A snapshot may be weeks old: the first request must not meet a secret that was rotated since. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {
        if (!references.isEmpty() && within(RESTORE)) {
            whenChanged.run();
        }
    }

    private boolean mayAsk(String use, Duration pause) {
        if (references.isEmpty()) {
            return false;
        }
        var now = clock.instant();
        var may = new AtomicBoolean();
        lastAsked.compute(use, (_, last) -> {
            may.set(last == null || !now.isBefore(last.plus(pause)));
            return may.get() ? now : last;
        });
        return may.get();
    }

    private synchronized CompletableFuture<Boolean> start() {
        if (running.isDone()) {
            running = CompletableFuture.supplyAsync(this::renew, OWN_THREAD);
            running.thenAcceptAsync(
                    changed -> {
                        if (changed) {
                            whenChanged.run();
                        }
                    },
                    OWN_THREAD);
        }
        return running;
    }

    private boolean renew() {
        var before = held;
        var fetched = references.fetch();
        var changed = new TreeSet<String>();
        var resolved = new HashMap<>(before.resolved());
        fetched.values().forEach((key, value) -> {
            if (!value.equals(resolved.put(key, value))) {
                changed.add(key);
            }
        });
        if (!fetched.problems().isEmpty()) {
            LOG.warn("secrets.kept: the earlier values stay in use; {}", sentences(fetched.problems()));
        }
        if (!changed.isEmpty()) {
            LOG.info("secrets.renewed: {}", String.join(", ", changed));
        }
        held = new Held(
                changed.isEmpty() ? before.version() : before.version() + 1,
                changed.isEmpty() ? before.resolved() : resolved,
                Map.of(),
                due(fetched.problems().isEmpty() || age.compareTo(AFTER_A_FAILURE) < 0 ? age : AFTER_A_FAILURE));
        return !changed.isEmpty();
    }

    private static String sentences(Map<String, String> problems) {
        var sentences = new TreeMap<>(problems);
        sentences.replaceAll((key, problem) -> key + " " + problem);
        return String.join("; ", sentences.values());
    }

    private Instant due(Duration after) {
        var early = RANDOM.nextDouble() * JITTER;
        return clock.instant().plusMillis(Math.round(after.toMillis() * (1 - early)));
    }

    private static int age(Settings settings) {
        return settings.number(AGE, DEFAULT_AGE, 1, LONGEST_AGE);
    }
}
