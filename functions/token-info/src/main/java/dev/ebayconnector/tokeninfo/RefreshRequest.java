package dev.ebayconnector.tokeninfo;

import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Members;
import dev.ebayconnector.web.Query;
import io.micronaut.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads {@code POST …/refresh}. {@code dry_run} is a member of the body, as for a sync; {@code ?dry_run=} and
 * {@code ?dryRun=}, which older callers send, mean the same.
 */
record RefreshRequest(boolean dryRun) {

    private static final String DRY_RUN = "dry_run";
    private static final String OLD_DRY_RUN = "dryRun";

    /**
     * @param body null if there was none
     * @throws HttpProblem 422 naming what is unknown or invalid, and {@code dry_run} if two values contradict each other
     */
    static RefreshRequest read(Map<String, Object> body, HttpRequest<?> request) {
        var query = Query.of(request, DRY_RUN, OLD_DRY_RUN);
        var members = Members.of(body, DRY_RUN);
        var values = Stream.of(members.optionalFlag(DRY_RUN), flag(query, DRY_RUN), flag(query, OLD_DRY_RUN))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (values.size() > 1) {
            members.problem(DRY_RUN, "is given more than once, with different values");
        }
        query.check();
        members.check();
        return new RefreshRequest(values.contains(true));
    }

    private static Optional<Boolean> flag(Query query, String name) {
        return query.oneOf(name, "true", "false").map(Boolean::valueOf);
    }
}
