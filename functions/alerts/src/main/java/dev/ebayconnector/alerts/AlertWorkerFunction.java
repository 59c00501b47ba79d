package dev.ebayconnector.alerts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.core.metrics.Metrics;
import dev.ebayconnector.web.Instance;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Notices facts and delivers alerts, every minute. The schedule's event holds nothing that it needs. */
public final class AlertWorkerFunction implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    /** Enough for an attempt that has begun, and to write what became of it. */
    private static final Duration RESERVE = Sender.LONGEST.plusSeconds(7);

    private final Instance<ApplicationContext> instance;

    public AlertWorkerFunction() {
        this(System.getenv());
    }

    AlertWorkerFunction(Map<String, String> environment) {
        this.instance = Instance.start(
                environment,
                settings -> DatabaseSettings.read(settings, "connector-alert-worker"),
                AlertVault::read,
                AlertSettings::read);
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context lambda) {
        return instance.use(context ->
                context.getBean(Metrics.class).measure(AlertWorkerFunction.class, () -> pass(context, lambda)));
    }

    private static Map<String, Object> pass(ApplicationContext context, Context lambda) {
        var deadline = context.getBean(Clock.class)
                .instant()
                .plusMillis(lambda.getRemainingTimeInMillis())
                .minus(RESERVE);
        return CurrentRequest.with(
                RequestId.acceptOrMint(lambda.getAwsRequestId()),
                () -> context.getBean(AlertPass.class).run(deadline));
    }

    /** For tests. */
    ApplicationContext context() {
        return instance.context();
    }
}
