package dev.ebayconnector.sync.api;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.events.Event;
import dev.ebayconnector.core.events.EventLog;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.sync.run.quarantine.QuarantineListStore;
import dev.ebayconnector.sync.run.quarantine.QuarantineReader;
import dev.ebayconnector.sync.run.quarantine.QuarantineRetry;
import dev.ebayconnector.sync.run.quarantine.QuarantinedRecord;
import dev.ebayconnector.sync.run.quarantine.QuarantinedTexts;
import dev.ebayconnector.sync.run.quarantine.RetryOutcome;
import dev.ebayconnector.sync.run.resource.Resources;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/** Records that could not be stored: shows, dismisses and retries them. */
@Controller("/api/ebay/sync/quarantine")
final class QuarantineController {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final QuarantineListStore lists;
    private final QuarantineReader records;
    private final QuarantinedTexts texts;
    private final QuarantineRetry retries;
    private final Resources resources;
    private final EventLog events;
    private final Clock clock;

    QuarantineController(
            QuarantineListStore lists,
            QuarantineReader records,
            QuarantinedTexts texts,
            QuarantineRetry retries,
            Resources resources,
            EventLog events,
            Clock clock) {
        this.lists = lists;
        this.records = records;
        this.texts = texts;
        this.retries = retries;
        this.resources = resources;
        this.events = events;
        this.clock = clock;
    }

    /** @param at when eBay sent the record last */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Listed(
            String id,
            Instant at,
            String accountId,
            String runId,
            String resource,
            @Nullable String recordKey,
            String reason,
            @Nullable Instant dismissedAt,
            @Nullable String dismissedBy) {

        static Listed of(QuarantinedRecord record) {
            return new Listed(
                    Long.toString(record.id()),
                    record.at(),
                    record.accountId().toString(),
                    record.runId().toString(),
                    record.resource(),
                    record.recordKey(),
                    record.reason(),
                    record.dismissedAt(),
                    record.dismissedBy());
        }
    }

    /** @param raw what eBay sent, as text, because it may not be valid JSON; null once it was erased */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Shown(
            String id,
            Instant at,
            String accountId,
            String runId,
            String resource,
            @Nullable String recordKey,
            String reason,
            @Nullable Instant dismissedAt,
            @Nullable String dismissedBy,
            @Nullable String raw) {}

    /** @param reason why the record is still not stored; null if it is */
    @Serdeable
    record Retried(boolean stored, @Nullable String reason) {}

    @Get
    Page<Listed> list(HttpRequest<?> request) {
        var query = Query.of(request, "account_id", "resource", "dismissed", "limit", "next");
        var account = query.uuid("account_id").orElse(null);
        var resource = query.oneOf("resource", resources.names()).orElse(null);
        boolean dismissed = query.flag("dismissed", false);
        var page = query.page(QuarantineKey::of);
        query.check();
        return page.page(
                lists.newest(account, resource, dismissed, page.afterValues(), page.rows()),
                Listed::of,
                QuarantineKey::of);
    }

    @Get("/{id}")
    Shown show(String id) {
        var record = find(id);
        var listed = Listed.of(record);
        return new Shown(
                listed.id(),
                listed.at(),
                listed.accountId(),
                listed.runId(),
                listed.resource(),
                listed.recordKey(),
                listed.reason(),
                listed.dismissedAt(),
                listed.dismissedBy(),
                texts.text(record).orElse(null));
    }

    /** The record is not listed any more, until eBay sends it changed. */
    @Post("/{id}/dismiss")
    Listed dismiss(
            String id, @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        Members.of(body).check();
        var record = find(id);
        var user = SignedIn.of(authentication);
        records.dismiss(record.id(), user.email(), clock.instant());
        events.record(event("sync.record_dismissed", "Dismissed a record in quarantine.", record, requestId)
                .user(user.id()));
        return Listed.of(find(id));
    }

    /** Reads the record again from what eBay sent, which helps after an upgrade. */
    @Post("/{id}/retry")
    Retried retry(
            String id, @Body @Nullable Map<String, Object> body, Authentication authentication, RequestId requestId) {
        Members.of(body).check();
        var record = find(id);
        return switch (retries.retry(record)) {
            case RetryOutcome.Stored _ -> {
                events.record(event("sync.record_stored", "Stored a record from quarantine.", record, requestId)
                        .user(SignedIn.of(authentication).id()));
                yield new Retried(true, null);
            }
            case RetryOutcome.StillRefused(String reason) -> new Retried(false, reason);
            case RetryOutcome.NotPossible _ ->
                throw HttpProblem.of(
                        HttpStatus.CONFLICT,
                        "A record of " + record.resource()
                                + " cannot be read by itself; the next sync reads it again.");
        };
    }

    private static Event event(String name, String message, QuarantinedRecord record, RequestId requestId) {
        return Event.info(name, message, requestId)
                .account(record.accountId())
                .detail("resource", record.resource())
                .detail("record", record.recordKey())
                .detail("reason", record.reason());
    }

    private QuarantinedRecord find(String id) {
        if (!ID.matcher(id).matches()) {
            throw HttpProblem.notFound("This record");
        }
        return records.find(Long.parseLong(id)).orElseThrow(() -> HttpProblem.notFound("This record"));
    }
}
