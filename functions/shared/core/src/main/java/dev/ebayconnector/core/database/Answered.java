package dev.ebayconnector.core.database;

import dev.ebayconnector.core.CurrentRequest;
import dev.ebayconnector.core.Stopwatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.postgresql.PGConnection;

/**
 * Which connections answered a read of the present request a moment ago. Time alone would not do: an instance may be frozen
 * between two requests, and its clock with it, while its connections are cut. Within a request it is not frozen.
 */
final class Answered {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Map<PGConnection, Answer> answers = Collections.synchronizedMap(new WeakHashMap<>());

    /** @param request its watch, because a caller may give two requests the same id */
    private record Answer(Stopwatch request, Stopwatch since) {}

    void now(Connection connection) throws SQLException {
        var driver = connection.unwrap(PGConnection.class);
        CurrentRequest.watch().ifPresent(request -> answers.put(driver, new Answer(request, Stopwatch.start())));
    }

    boolean isRecent(Connection connection) throws SQLException {
        var answer = answers.get(connection.unwrap(PGConnection.class));
        return answer != null
                && CurrentRequest.watch().filter(answer.request()::equals).isPresent()
                && answer.since().elapsed().compareTo(MOMENT) < 0;
    }
}
