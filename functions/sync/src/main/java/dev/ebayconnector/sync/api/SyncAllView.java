package dev.ebayconnector.sync.api;

import dev.ebayconnector.ebay.Scopes;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.UUID;

/** What became of a request for all resources. */
@Serdeable(naming = SnakeCaseStrategy.class)
record SyncAllView(String accountId, boolean dryRun, List<ResourceOutcome> resources) {

    private static final String STARTED = "started";
    private static final String QUEUE_UNAVAILABLE = "queue_unavailable";

    /**
     * @param outcome       {@code started}, {@code already_active}, {@code missing_scope}, {@code nothing_to_read},
     *                      {@code queue_unavailable} or {@code dry_run}
     * @param runId         of the run that was started, is active already, or could not be queued; may be null
     * @param run           that was started
     * @param missingScopes what the seller must grant first
     * @param report        of the dry run
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record ResourceOutcome(
            String resource,
            String outcome,
            @Nullable String runId,
            @Nullable RunView run,
            List<String> missingScopes,
            @Nullable DryRunReport report) {

        static ResourceOutcome started(String resource, UUID run) {
            return new ResourceOutcome(resource, STARTED, run.toString(), null, List.of(), null);
        }

        static ResourceOutcome alreadyActive(String resource, UUID run) {
            return new ResourceOutcome(resource, "already_active", text(run), null, List.of(), null);
        }

        static ResourceOutcome queueUnavailable(String resource, UUID run) {
            return new ResourceOutcome(resource, QUEUE_UNAVAILABLE, text(run), null, List.of(), null);
        }

        static ResourceOutcome missingScope(String resource, Scopes missing) {
            return new ResourceOutcome(resource, "missing_scope", null, null, missing.values(), null);
        }

        static ResourceOutcome nothingToRead(String resource) {
            return new ResourceOutcome(resource, "nothing_to_read", null, null, List.of(), null);
        }

        static ResourceOutcome dryRun(DryRunReport report) {
            return new ResourceOutcome(report.resource(), "dry_run", null, null, List.of(), report);
        }

        ResourceOutcome with(RunView shown) {
            return new ResourceOutcome(resource, outcome, runId, shown, missingScopes, report);
        }

        boolean wasStarted() {
            return outcome.equals(STARTED);
        }

        boolean queueFailed() {
            return outcome.equals(QUEUE_UNAVAILABLE);
        }

        UUID id() {
            return UUID.fromString(runId);
        }

        private static String text(UUID id) {
            return id == null ? null : id.toString();
        }
    }
}
