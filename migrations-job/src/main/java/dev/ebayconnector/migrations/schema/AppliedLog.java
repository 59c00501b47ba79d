package dev.ebayconnector.migrations.schema;

import dev.ebayconnector.migrations.report.AppliedVersion;
import dev.ebayconnector.migrations.report.Progress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Prints each version as it is applied, and keeps it for the result. */
public final class AppliedLog implements Callback {

    private final Progress progress;
    private final Clock clock;
    private final List<AppliedVersion> applied = new CopyOnWriteArrayList<>();
    private volatile long startedAt;

    public AppliedLog(Progress progress, Clock clock) {
        this.progress = progress;
        this.clock = clock;
    }

    public List<AppliedVersion> applied() {
        return List.copyOf(applied);
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        MigrationInfo script = context.getMigrationInfo();
        if (event == Event.BEFORE_EACH_MIGRATE) {
            startedAt = clock.millis();
            progress.stage("applying " + script.getScript());
            return;
        }
        long millis = clock.millis() - startedAt;
        String version = script.getVersion() == null ? "" : script.getVersion().getVersion();
        applied.add(new AppliedVersion(version, script.getScript(), millis));
        progress.line("applied " + script.getScript() + " in " + millis + " ms");
    }

    @Override
    public String getCallbackName() {
        return "applied-log";
    }
}
