package dev.ebayconnector.sync;

import dev.ebayconnector.ebay.OrderWindow;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a sync would read; nothing was asked of eBay and nothing stored. */
@Serdeable(naming = SnakeCaseStrategy.class)
record DryRun(boolean dryRun, String accountId, String resource, List<Window> windows) {

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Window(String dateField, Instant from, Instant to) {
    }

    static DryRun of(UUID accountId, String resource, List<OrderWindow> planned) {
        return new DryRun(true, accountId.toString(), resource,
                planned.stream().map(window -> new Window(window.field().word(), window.from(), window.to())).toList());
    }
}
