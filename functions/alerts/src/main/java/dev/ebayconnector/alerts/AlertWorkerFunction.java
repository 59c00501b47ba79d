package dev.ebayconnector.alerts;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.web.EventCall;
import dev.ebayconnector.web.EventFunction;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;

/** Notices facts and delivers alerts, every minute. The schedule's event holds nothing that it needs. */
public final class AlertWorkerFunction extends EventFunction {

    /** Enough for an attempt that has begun, and to write what became of it. */
    private static final Duration RESERVE = Sender.LONGEST.plusSeconds(7);

    public AlertWorkerFunction() {
        this(System.getenv());
    }

    AlertWorkerFunction(Map<String, String> environment) {
        super(
                environment,
                RESERVE,
                settings -> DatabaseSettings.read(settings, "connector-alert-worker"),
                AlertVault::read,
                AlertSettings::read);
    }

    @Override
    protected Map<String, ?> handle(ApplicationContext context, EventCall call) {
        return CurrentRequest.begin(
                call.requestId(), null, () -> context.getBean(AlertPass.class).run(call.deadline()));
    }
}
