package dev.ebayconnector.erasures;

import dev.ebayconnector.idempotency.Idempotent;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.security.StepUp;
import dev.ebayconnector.web.CreatedKey;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
import dev.ebayconnector.web.Page;
import dev.ebayconnector.web.PathId;
import dev.ebayconnector.web.Query;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** {@code /api/erasures}, for admins. No answer names the person. */
@Controller("/api/erasures")
final class ErasuresController {

    private static final int LONGEST_IDENTIFIER = 200;

    private final ErasureStart start;
    private final ErasureListStore store;
    private final StepUp stepUp;
    private final JsonMapper json;

    ErasuresController(ErasureStart start, ErasureListStore store, StepUp stepUp, JsonMapper json) {
        this.start = start;
        this.store = store;
        this.stepUp = stepUp;
        this.json = json;
    }

    @Get
    Page<ErasureView> list(HttpRequest<?> request) {
        var query = Query.of(request, "state", "source", "environment", "limit", "next");
        var state = query.oneOf("state", "QUEUED", "RUNNING", "DONE", "FAILED").orElse(null);
        var source = query.oneOf("source", "notice", "admin", "command").orElse(null);
        var environment = query.oneOf("environment", "production", "sandbox").orElse(null);
        var page = query.page(CreatedKey::of);
        query.check();
        return page.page(
                store.newest(state, source, environment, page),
                this::view,
                row -> new CreatedKey(row.requestedAt(), row.id()));
    }

    @Get("/{id}")
    ErasureView one(PathId id, HttpRequest<?> request) {
        Query.of(request).check();
        return store.find(id.value()).map(this::view).orElseThrow(() -> HttpProblem.notFound("This erasure"));
    }

    /** A dry run says how many rows there are, and changes nothing; all else needs {@link StepUp}. */
    @Post
    @Idempotent
    HttpResponse<?> erase(
            @Body @Nullable Map<String, Object> body, HttpRequest<?> request, Authentication authentication) {
        Query.of(request).check();
        var members = Members.of(body, "buyer", "account_id", "environment", "dry_run");
        var buyer = members.optionalText("buyer", LONGEST_IDENTIFIER);
        var account = members.uuid("account_id");
        var environment = members.oneOf("environment", "production", "sandbox");
        var dryRun = members.flag("dry_run");
        if (given(body, "buyer") == given(body, "account_id")) {
            members.problem("buyer", "either buyer or account_id must be given");
        }
        if (account.isPresent() && environment.isPresent()) {
            members.problem("environment", "is given by the account");
        }
        members.check();
        var user = SignedIn.of(authentication).id();
        if (!dryRun) {
            stepUp.require(authentication);
        }
        var erasure = buyer.isPresent()
                ? start.ofBuyer(user, environment.orElse("production"), buyer.get())
                : start.ofAccount(user, account.orElseThrow());
        if (dryRun) {
            return HttpResponse.ok(new Counted(true, start.count(erasure)));
        }
        var id = start.start(erasure);
        start.announce(id);
        return HttpResponse.accepted().body(view(store.find(id).orElseThrow()));
    }

    /** Lets an erasure that failed run again: one that has given up, or before its wait is over. */
    @Post("/{id}/retry")
    @Idempotent
    HttpResponse<ErasureView> retry(
            PathId id,
            @Body @Nullable Map<String, Object> body,
            HttpRequest<?> request,
            Authentication authentication) {
        Query.of(request).check();
        Members.of(body).check();
        stepUp.require(authentication);
        if (store.find(id.value()).isEmpty()) {
            throw HttpProblem.notFound("This erasure");
        }
        start.retry(id.value());
        return HttpResponse.accepted().body(view(store.find(id.value()).orElseThrow()));
    }

    private static boolean given(Map<String, Object> body, String member) {
        return body != null && body.get(member) != null;
    }

    private ErasureView view(ErasureRow row) {
        var proof = row.proof() == null ? null : tree(row.proof());
        return new ErasureView(
                row.id().toString(),
                row.source(),
                row.requestedBy(),
                row.requestedAt(),
                row.environment(),
                row.role(),
                row.noticeId(),
                row.accountId() == null ? null : row.accountId().toString(),
                row.state(),
                row.step(),
                row.attempts(),
                row.failures(),
                row.failure(),
                row.retryAt(),
                tree(row.counts()),
                proof == null ? null : proof.get("left"),
                proof == null ? null : Instant.parse(proof.get("checked_at").getStringValue()),
                row.finishedAt());
    }

    private JsonNode tree(String text) {
        try {
            return json.readValue(text, JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param rows by table */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Counted(boolean dryRun, Map<String, Long> rows) {}

    /**
     * An erasure; the receipt, once its state is DONE.
     *
     * @param step     where it is
     * @param failures how often it failed
     * @param retryAt  when a failed one is due again; null if it has given up
     * @param rows     that were erased, by table
     * @param left     rows that are left, by table, counted at the end
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record ErasureView(
            String id,
            String source,
            String requestedBy,
            Instant requestedAt,
            String environment,
            String role,
            @Nullable String noticeId,
            @Nullable String accountId,
            String state,
            @Nullable String step,
            int attempts,
            int failures,
            @Nullable String failure,
            @Nullable Instant retryAt,
            JsonNode rows,
            @Nullable JsonNode left,
            @Nullable Instant checkedAt,
            @Nullable Instant finishedAt) {}
}
