package dev.ebayconnector.sync.api;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.AccountStore;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.sync.run.start.ResetOutcome;
import dev.ebayconnector.sync.run.start.ResourceReset;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
import dev.ebayconnector.web.PathId;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.Map;

/** Resets on purpose how far a resource of an account was read. */
@Controller("/api/ebay/sync/checkpoints")
final class CheckpointsController {

    private final AccountStore accounts;
    private final Resources resources;
    private final ResourceReset resets;
    private final EventLog events;

    CheckpointsController(AccountStore accounts, Resources resources, ResourceReset resets, EventLog events) {
        this.accounts = accounts;
        this.resources = resources;
        this.resets = resets;
        this.events = events;
    }

    /** @param hadWatermark false if the resource had not been read completely before */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record ResetView(String accountId, String resource, boolean hadWatermark, int deletedRecords) {}

    @Post("/{account_id}/{resource}/reset")
    ResetView reset(
            @PathVariable("account_id") PathId accountId,
            @PathVariable("resource") String name,
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> http,
            Authentication authentication,
            RequestId requestId) {
        Query.of(http).check();
        var members = Members.of(body, "rows");
        boolean rows = members.flag("rows");
        members.check();
        var resource = resources.find(name).orElseThrow(() -> HttpProblem.notFound("The resource " + name));
        var account = accounts.find(accountId.value()).orElseThrow(() -> HttpProblem.notFound("This account"));
        return switch (resets.reset(account.id(), resource, rows)) {
            case ResetOutcome.Done(boolean watermark, int records) -> {
                events.record(Event.warn("sync.reset", text(name, rows), requestId)
                        .user(SignedIn.of(authentication).id())
                        .account(account.id())
                        .detail("resource", name)
                        .detail("had_watermark", watermark)
                        .detail("deleted_records", records));
                yield new ResetView(account.id().toString(), name, watermark, records);
            }
            case ResetOutcome.Active(var run) ->
                throw HttpProblem.of(
                                HttpStatus.CONFLICT,
                                "A sync of this account and resource is in progress; stop it before the reset.")
                        .with("run_id", run.toString());
            case ResetOutcome.RowsKept _ ->
                throw HttpProblem.of(
                        HttpStatus.CONFLICT,
                        "The rows of " + name + " cannot be deleted by a reset; nothing was changed.");
        };
    }

    private static String text(String resource, boolean rows) {
        return rows
                ? "Deleted the rows of " + resource + "; the next sync reads everything again."
                : "Reset the watermark of " + resource + "; the next sync reads everything again.";
    }
}
