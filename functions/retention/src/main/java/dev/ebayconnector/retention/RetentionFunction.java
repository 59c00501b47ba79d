package dev.ebayconnector.retention;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.core.metrics.Metrics;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.web.Instance;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Deletes what is older than its period, every ten minutes. The schedule's event holds nothing that it needs; {@code
 * {"dry_run":true}} counts what would be deleted.
 */
public final class RetentionFunction implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    /** Enough for a batch that has begun, and for the event. */
    private static final Duration RESERVE = Duration.ofSeconds(20);

    private static final String DRY_RUN = "dry_run";

    private final Instance<ApplicationContext> instance;

    public RetentionFunction() {
        this(System.getenv());
    }

    RetentionFunction(Map<String, String> environment) {
        this.instance = Instance.start(
                environment,
                settings -> DatabaseSettings.read(settings, "connector-retention"),
                settings -> PersonalDataKeys.read(settings::required, settings::problem, settings::keysetFailed),
                RetentionSettings::read);
    }

    /** @throws IllegalArgumentException if {@code dry_run} is neither true nor false, because a doubt must delete nothing */
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context lambda) {
        return instance.use(context ->
                context.getBean(Metrics.class).measure(RetentionFunction.class, () -> pass(context, event, lambda)));
    }

    private static Map<String, Object> pass(ApplicationContext context, Map<String, Object> event, Context lambda) {
        var requestId = RequestId.acceptOrMint(lambda.getAwsRequestId());
        var deadline = context.getBean(Clock.class)
                .instant()
                .plusMillis(lambda.getRemainingTimeInMillis())
                .minus(RESERVE);
        var retention = context.getBean(Retention.class);
        return isDryRun(event)
                ? CurrentRequest.begin(requestId, null, retention::dryRun)
                : CurrentRequest.begin(requestId, null, () -> retention.pass(deadline, requestId));
    }

    private static boolean isDryRun(Map<String, Object> event) {
        if (event == null) {
            return false;
        }
        return switch (event.getOrDefault(DRY_RUN, false)) {
            case Boolean dryRun -> dryRun;
            case null, default -> throw new IllegalArgumentException(DRY_RUN + " must be true or false");
        };
    }

    /** For tests. */
    ApplicationContext context() {
        return instance.context();
    }
}
