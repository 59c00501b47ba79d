package dev.ebayconnector.retention;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.web.EventCall;
import dev.ebayconnector.web.EventFunction;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;

/**
 * Deletes what is older than its period, every ten minutes. The schedule's event holds nothing that it needs; {@code
 * {"dry_run":true}} counts what would be deleted.
 */
public final class RetentionFunction extends EventFunction {

    /** Enough for a batch that has begun, and for the event. */
    private static final Duration RESERVE = Duration.ofSeconds(20);

    private static final String DRY_RUN = "dry_run";

    public RetentionFunction() {
        this(System.getenv());
    }

    RetentionFunction(Map<String, String> environment) {
        super(
                environment,
                RESERVE,
                settings -> DatabaseSettings.read(settings, "connector-retention"),
                settings -> PersonalDataKeys.read(settings::required, settings::problem, settings::keysetFailed),
                RetentionSettings::read);
    }

    /** @throws IllegalArgumentException if {@code dry_run} is neither true nor false, because a doubt must delete nothing */
    @Override
    protected Map<String, ?> handle(ApplicationContext context, EventCall call) {
        var retention = context.getBean(Retention.class);
        return isDryRun(call.event())
                ? CurrentRequest.begin(call.requestId(), null, retention::dryRun)
                : CurrentRequest.begin(call.requestId(), null, () -> retention.pass(call.deadline(), call.requestId()));
    }

    private static boolean isDryRun(Map<String, Object> event) {
        return switch (event.getOrDefault(DRY_RUN, false)) {
            case Boolean dryRun -> dryRun;
            case null, default -> throw new IllegalArgumentException(DRY_RUN + " must be true or false");
        };
    }
}
