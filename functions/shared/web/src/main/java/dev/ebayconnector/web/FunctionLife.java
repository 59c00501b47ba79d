package dev.ebayconnector.web;

import dev.ebayconnector.core.Stopwatch;
import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.core.database.SchemaVersion;
import dev.ebayconnector.core.settings.Deployment;
import dev.ebayconnector.core.settings.StartSettings;
import java.util.Arrays;
import java.util.Locale;
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
        LOG.info(
                "started function={} version={} build={} environment={} schema={} settings={}",
                life.function,
                build.commit(),
                build.number(),
                environment(settings.deployment()),
                SchemaVersion.EXPECTED,
                String.join(",", settings.names()));
        if (settings.inRuntime()) {
            Runtime.getRuntime().addShutdownHook(new Thread(life::end, "end-of-function"));
        }
        return life;
    }

    void end() {
        LOG.info(
                "stopped function={} after_seconds={}",
                function,
                since.elapsed().toSeconds());
    }

    static String environment(Deployment deployment) {
        return deployment.name().toLowerCase(Locale.ROOT);
    }

    private static String name(StartSettings settings) {
        return Arrays.stream(settings.records())
                .filter(DatabaseSettings.class::isInstance)
                .map(record -> ((DatabaseSettings) record).application())
                .findFirst()
                .orElse("connector-unknown-route");
    }
}
