package dev.ebayconnector.tokeninfo;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.core.metrics.Metrics;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.tokens.KeysetCheck;
import dev.ebayconnector.tokens.VaultSettings;
import dev.ebayconnector.web.Instance;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Runs the token sweep once a day. The schedule's event holds nothing that it needs. */
public final class TokenSweepFunction implements RequestHandler<Map<String, Object>, Map<String, Integer>> {

    /** Enough for the longest refresh. */
    private static final Duration RESERVE = Duration.ofSeconds(30);

    private final Instance<ApplicationContext> instance;

    public TokenSweepFunction() {
        this(System.getenv());
    }

    TokenSweepFunction(Map<String, String> environment) {
        this.instance = Instance.start(
                environment,
                settings -> DatabaseSettings.read(settings, "connector-token-sweep"),
                EbaySettings::read,
                VaultSettings::read);
        instance.context().getBean(KeysetCheck.class).atStart();
    }

    @Override
    public Map<String, Integer> handleRequest(Map<String, Object> event, Context lambda) {
        return instance.use(context ->
                context.getBean(Metrics.class).measure(TokenSweepFunction.class, () -> sweep(context, lambda)));
    }

    private static Map<String, Integer> sweep(ApplicationContext context, Context lambda) {
        var deadline = context.getBean(Clock.class)
                .instant()
                .plusMillis(lambda.getRemainingTimeInMillis())
                .minus(RESERVE);
        var requestId = RequestId.acceptOrMint(lambda.getAwsRequestId());
        return CurrentRequest.begin(
                requestId, null, () -> context.getBean(SweepTokens.class).run(deadline, requestId));
    }

    /** For tests. */
    ApplicationContext context() {
        return instance.context();
    }
}
