package dev.ebayconnector.health;

import dev.ebayconnector.core.Stopwatch;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What the other functions said of themselves: events that they could not store, and a wrong {@code TOKEN_KEYSET}. */
@Singleton
final class FaultCheck {

    private static final String EVENTS = "events";
    private static final String TOKEN_KEYS = "token keys";

    private static final String LOST = """
        SELECT coalesce(sum(times), 0), string_agg(function_name, ', ' ORDER BY function_name)
        FROM function_faults
        WHERE kind = 'events_lost' AND last_at > now() - interval '1 day'
        """;
    private static final String WRONG_KEYSET = """
        SELECT count(*), string_agg(function_name, ', ' ORDER BY function_name)
        FROM function_faults
        WHERE kind = 'token_keyset'
        """;

    private final DatabaseQuestion question;

    FaultCheck(DatabaseQuestion question) {
        this.question = question;
    }

    /** Warns for a day after the last event that was lost. */
    HealthComponent events() {
        return question.ask(EVENTS, LOST, FaultCheck::lost);
    }

    /** Fails until the function has started with a keyset that opens the stored tokens. */
    HealthComponent tokenKeys() {
        return question.ask(TOKEN_KEYS, WRONG_KEYSET, FaultCheck::wrongKeyset);
    }

    private static HealthComponent lost(ResultSet row, Stopwatch stopwatch) throws SQLException {
        return row.getLong(1) == 0
                ? HealthComponent.ok(EVENTS, stopwatch, null)
                : HealthComponent.warn(
                        EVENTS,
                        stopwatch,
                        "events that could not be stored: " + row.getLong(1) + ", by " + row.getString(2)
                                + "; they are in the functions' own logs");
    }

    private static HealthComponent wrongKeyset(ResultSet row, Stopwatch stopwatch) throws SQLException {
        return row.getLong(1) == 0
                ? HealthComponent.ok(TOKEN_KEYS, stopwatch, null)
                : HealthComponent.fail(
                        TOKEN_KEYS,
                        stopwatch,
                        "TOKEN_KEYSET does not open the stored tokens in: " + row.getString(2)
                                + "; the event token.keyset_wrong names the missing key");
    }
}
