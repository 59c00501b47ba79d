package dev.ebayconnector.sync;

import dev.ebayconnector.web.Members;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a caller asks a sync for; everything may be left out. Nothing is overlooked: a mistyped {@code dry_run} would
 * start a sync.
 *
 * @param from may be null
 * @param to   may be null
 */
record SyncRequest(Optional<UUID> accountId, Instant from, Instant to, boolean full, boolean dryRun, int waitSeconds) {

    private static final int LONGEST_WAIT_SECONDS = 20;

    static SyncRequest read(Map<String, Object> body, Instant now) {
        var members = Members.of(body, "account_id", "from", "to", "full", "dry_run", "wait_seconds");
        var read = new SyncRequest(
                members.uuid("account_id"),
                past(members, "from", now),
                past(members, "to", now),
                members.flag("full"),
                members.flag("dry_run"),
                members.number("wait_seconds", 0, LONGEST_WAIT_SECONDS));
        if (read.from != null && read.to != null && !read.from.isBefore(read.to)) {
            members.problem("from", "must lie before to");
        }
        members.check();
        return read;
    }

    private static Instant past(Members members, String name, Instant now) {
        var moment = members.instant(name);
        if (moment.filter(now::isBefore).isPresent()) {
            members.problem(name, "must not lie in the future");
        }
        return moment.orElse(null);
    }
}
