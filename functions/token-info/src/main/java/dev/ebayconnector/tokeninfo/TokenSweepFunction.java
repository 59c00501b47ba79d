package dev.ebayconnector.tokeninfo;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.tokens.KeysetCheck;
import dev.ebayconnector.tokens.VaultSettings;
import dev.ebayconnector.web.EventCall;
import dev.ebayconnector.web.EventFunction;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;

/** Runs the token sweep once a day. The schedule's event holds nothing that it needs. */
public final class TokenSweepFunction extends EventFunction {

    /** Enough for the longest refresh. */
    private static final Duration RESERVE = Duration.ofSeconds(30);

    public TokenSweepFunction() {
        this(System.getenv());
    }

    TokenSweepFunction(Map<String, String> environment) {
        super(
                environment,
                RESERVE,
                settings -> DatabaseSettings.read(settings, "connector-token-sweep"),
                EbaySettings::read,
                VaultSettings::read);
        context().getBean(KeysetCheck.class).atStart();
    }

    @Override
    protected Map<String, ?> handle(ApplicationContext context, EventCall call) {
        return CurrentRequest.begin(
                call.requestId(),
                null,
                () -> context.getBean(SweepTokens.class).run(call.deadline(), call.requestId()));
    }
}
