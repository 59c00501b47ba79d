package dev.ebayconnector.web;

import dev.ebayconnector.core.metrics.MetricsSettings;
import dev.ebayconnector.core.settings.InvalidSettings;
import dev.ebayconnector.core.settings.LambdaRuntime;
import dev.ebayconnector.core.settings.LiveSettings;
import dev.ebayconnector.core.settings.LogSettings;
import dev.ebayconnector.core.settings.Settings;
import dev.ebayconnector.core.settings.StartSettings;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance of a function: the context that its settings make. When a secret that they name has changed, a new context is
 * made beside the old one, which ends with the last invocation that uses it.
 *
 * @param <T> what handles invocations in a context
 */
public final class Instance<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final LiveSettings settings;
    private final Function<Settings, Object>[] readers;
    private final Function<ApplicationContext, T> make;
    private volatile Generation<T> current;
    private long latest;

    private Instance(
            LiveSettings settings, Function<Settings, Object>[] readers, Function<ApplicationContext, T> make) {
        this.settings = settings;
        this.readers = readers;
        this.make = make;
    }

    /**
     * @param readers of the function's settings; their results become beans. Nothing else is read from the environment
     * @throws InvalidSettings naming every missing or wrong key
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Instance<ApplicationContext> start(
            Map<String, String> environment, Function<Settings, Object>... readers) {
        return start(environment, readers, Function.identity());
    }

    static <T> Instance<T> start(
            Map<String, String> environment,
            Function<Settings, Object>[] readers,
            Function<ApplicationContext, T> make) {
        if (LambdaRuntime.isPresent(environment)) {
            ColdStart.begin();
        }
        var settings = LiveSettings.fetch(environment);
        var instance = new Instance<>(settings, withOwn(readers), make);
        instance.latest = settings.version();
        var read = settings.read(instance.readers);
        FunctionLife.configureLog(read);
        instance.current = instance.generation(instance.latest, read);
        FunctionLife.begin(read);
        settings.whenChanged(instance::renew);
        return instance;
    }

    /** Handles an invocation in one context, and lets old secrets be fetched meanwhile. */
    public <R> R use(Function<T, R> invocation) {
        settings.renewIfDue();
        return inCurrent(invocation);
    }

    <R> R inCurrent(Function<T, R> invocation) {
        var generation = current;
        while (!generation.enter()) {
            generation = current;
        }
        try {
            return invocation.apply(generation.handler());
        } finally {
            generation.leave();
        }
    }

    /** For tests. */
    public ApplicationContext context() {
        return current.context();
    }

    /** Of the settings that the current context was made of. */
    long version() {
        return current.version();
    }

    /** Whether there is a newer context than that of the version; makes it if secrets have changed since. */
    boolean isNewerThan(long version) {
        if (settings.version() != version) {
            renew();
        }
        return current.version() != version;
    }

    /** Fetches the secrets if they are older than their age, and waits for it. */
    void fetchIfDue(String use) {
        if (settings.isDue()) {
            settings.again(use, PAUSE);
        }
    }

    /** Makes a new context of secrets that have changed; once of each state of them. */
    private synchronized void renew() {
        var version = settings.version();
        if (version == latest) {
            return;
        }
        latest = version;
        try {
            var old = current;
            current = generation(version, settings.read(readers));
            old.leave();
        } catch (InvalidSettings unusable) {
            LOG.error("secrets.unusable: the earlier values stay in use; {}", unusable.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("secrets.unusable: the earlier values stay in use", failed);
        }
    }

    private Generation<T> generation(long version, StartSettings read) {
        var context = FunctionContext.start(read);
        if (read.runtime().present() && !read.runtime().snapshot()) {
            ColdStart.connect(context);
        }
        return new Generation<>(version, context, make.apply(context), new AtomicInteger(1));
    }

    @SuppressWarnings("unchecked")
    private static Function<Settings, Object>[] withOwn(Function<Settings, Object>[] readers) {
        return Stream.concat(
                        Arrays.stream(readers),
                        Stream.<Function<Settings, Object>>of(MetricsSettings::read, LogSettings::read))
                .toArray(Function[]::new);
    }

    @Override
    public void close() {
        current.leave();
    }

    /**
     * A context and who uses it.
     *
     * @param users the invocations in it, and one more while it is the current one
     */
    private record Generation<T>(long version, ApplicationContext context, T handler, AtomicInteger users) {

        boolean enter() {
            return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
        }

        void leave() {
            if (users.decrementAndGet() == 0) {
                context.close();
            }
        }
    }
}
