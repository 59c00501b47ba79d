package dev.ebayconnector.web;

import dev.ebayconnector.core.Stopwatch;
import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.core.database.SchemaVersion;
import dev.ebayconnector.core.settings.Deployment;
import dev.ebayconnector.core.settings.LogSettings;
import dev.ebayconnector.core.settings.StartSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line of the log when an instance of a function starts, and one when it stops. Lambda ends a process by SIGTERM only if
 * the function has an extension; without one there is no line at the end.
 */
final class FunctionLife {

    private static final Logger LOG = LoggerFactory.getLogger(FunctionLife.class);

    private final String function;
    private final Stopwatch since = Stopwatch.start();

    private FunctionLife(String function) {
        this.function = function;
    }

    /** Names settings, and never says what they hold. */
    static FunctionLife begin(StartSettings settings) {
        var life = new FunctionLife(name(settings));
        var build = Build.current();
        var cache = AotCache.ofThisJvm(settings.runtime().aotCache());
        LOG.atInfo()
                .addKeyValue("function", life.function)
                .addKeyValue("version", build.commit())
                .addKeyValue("build", build.number())
                .addKeyValue("environment", environment(settings.deployment()))
                .addKeyValue("schema", SchemaVersion.EXPECTED)
                .addKeyValue("settings", String.join(",", settings.names()))
                .addKeyValue("aot_cache", cache.word())
                .log("started");
        cache.warn();
        if (settings.runtime().present()) {
            Runtime.getRuntime().addShutdownHook(new Thread(life::end, "end-of-function"));
        }
        return life;
    }

    void end() {
        LOG.atInfo()
                .addKeyValue("function", function)
                .addKeyValue("after_seconds", since.elapsed().toSeconds())
                .log("stopped");
    }

    static String environment(Deployment deployment) {
        return deployment.name().toLowerCase(Locale.ROOT);
    }

    /** Before the first line. */
    static void configureLog(StartSettings settings) {
        of(settings, LogSettings.class).ifPresent(log -> log.apply(name(settings)));
    }

    private static String name(StartSettings settings) {
        return of(settings, DatabaseSettings.class)
                .map(DatabaseSettings::application)
                .orElse("connector-unknown-route");
    }

    private static <T> Optional<T> of(StartSettings settings, Class<T> type) {
        return Arrays.stream(settings.records())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
