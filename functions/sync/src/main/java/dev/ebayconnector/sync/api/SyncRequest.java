package dev.ebayconnector.sync.api;

import dev.ebayconnector.core.RequestId;
import dev.ebayconnector.core.accounts.Account;
import dev.ebayconnector.security.SignedIn;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.start.RunRequest;
import dev.ebayconnector.web.Members;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The body of a request for a sync; every member may be left out. Unknown members are refused, because a mistyped
 * {@code dry_run} would start a sync.
 *
 * @param from may be null
 * @param to   may be null
 */
record SyncRequest(Optional<UUID> accountId, Instant from, Instant to, boolean full, boolean dryRun, int waitSeconds) {

    private static final int LONGEST_WAIT_SECONDS = 20;
    private static final String WAIT = "wait";

    /** As earlier releases named it. */
    private static final String OLD_WAIT = "wait_seconds";

    /** @param earliest the first moment that eBay lists records of */
    static SyncRequest read(Map<String, Object> body, Instant now, Optional<Instant> earliest) {
        var members = Members.of(body, "account_id", "from", "to", "full", "dry_run", WAIT, OLD_WAIT);
        var read = new SyncRequest(
                members.uuid("account_id"),
                past(members, "from", now),
                past(members, "to", now),
                members.flag("full"),
                members.flag("dry_run"),
                members.number(WAIT, 0, LONGEST_WAIT_SECONDS) + members.number(OLD_WAIT, 0, LONGEST_WAIT_SECONDS));
        if (body != null && body.containsKey(WAIT) && body.containsKey(OLD_WAIT)) {
            members.problem(OLD_WAIT, "is the older name of wait; give one of the two");
        }
        if (read.from != null && read.to != null && !read.from.isBefore(read.to)) {
            members.problem("from", "must be before to");
        }
        earliest.filter(limit -> read.from != null && read.from.isBefore(limit))
                .ifPresent(limit -> members.problem(
                        "from",
                        "must not be before " + limit.truncatedTo(ChronoUnit.SECONDS)
                                + ", because eBay lists nothing older"));
        members.check();
        return read;
    }

    RunRequest run(Account account, Resource<?> resource, List<Slice> slices, SignedIn user, RequestId requestId) {
        return new RunRequest(
                account.id(), resource.name(), from, to, full, slices, user.id(), user.email(), requestId.value());
    }

    private static Instant past(Members members, String name, Instant now) {
        var moment = members.instant(name);
        if (moment.filter(now::isBefore).isPresent()) {
            members.problem(name, "must not be in the future");
        }
        return moment.orElse(null);
    }
}
