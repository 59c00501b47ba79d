package dev.ebayconnector.sync.api;

import dev.ebayconnector.web.Members;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a request that changes a schedule; members that are left out are empty.
 *
 * @param everySeconds between two slots
 */
record ScheduleChange(Optional<Integer> everySeconds, Optional<Boolean> paused, Optional<Boolean> adaptive) {

    private static final String EVERY = "every_minutes";
    private static final int LEAST_MINUTES = 5;
    private static final int MOST_MINUTES = (int) Duration.ofDays(7).toMinutes();

    static ScheduleChange read(Map<String, Object> body) {
        var members = Members.of(body, EVERY, "paused", "adaptive");
        int minutes = members.number(EVERY, LEAST_MINUTES, MOST_MINUTES);
        var change = new ScheduleChange(
                body == null || body.get(EVERY) == null ? Optional.empty() : Optional.of(minutes * 60),
                members.optionalFlag("paused"),
                members.optionalFlag("adaptive"));
        if (body == null || body.isEmpty()) {
            members.problem(EVERY, "is missing, and so are paused and adaptive; give at least one");
        }
        members.check();
        return change;
    }
}
