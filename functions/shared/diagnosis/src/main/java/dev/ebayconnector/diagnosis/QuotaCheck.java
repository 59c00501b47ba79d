package dev.ebayconnector.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Which of eBay's quotas of today are nearly used up; eBay's day is that of the Pacific time. */
public final class QuotaCheck {

    private static final String NAME = "quota";

    /** In percent of what eBay allows; a run that would use more waits for the reset. */
    private static final int SHORT = 90;

    private static final String FIGURES = """
        SELECT environment, api, calls + other_calls AS used, calls_limit,
               coalesce(blocked_until > now(), false) AS blocked
        FROM ebay_calls
        WHERE day = CAST(now() AT TIME ZONE 'America/Los_Angeles' AS date)
          AND (blocked_until > now() OR calls_limit IS NOT NULL)
          AND (resets_at IS NULL OR resets_at > now())
        ORDER BY environment, api
        """;

    private QuotaCheck() {}

    public static Finding of(Connection connection) throws SQLException {
        if (!Question.mayRead(connection, List.of("ebay_calls"))) {
            return Finding.ok(NAME, Question.NOT_READABLE);
        }
        var known = 0;
        var scarce = new ArrayList<String>();
        try (var statement = connection.prepareStatement(FIGURES);
                var row = statement.executeQuery()) {
            while (row.next()) {
                known++;
                var api = row.getString("api") + " (" + row.getString("environment") + ")";
                if (row.getBoolean("blocked")) {
                    scarce.add(api + ": eBay refuses calls");
                } else if (row.getLong("used") * 100 >= row.getLong("calls_limit") * SHORT) {
                    scarce.add(api + ": " + row.getLong("used") + " of " + row.getLong("calls_limit") + " calls used");
                }
            }
        }
        return scarce.isEmpty()
                ? Finding.ok(NAME, known == 0 ? "eBay was not asked yet today" : known + " quotas, none nearly used")
                : Finding.warn(
                        NAME,
                        String.join("; ", scarce),
                        "wait for eBay's reset at midnight Pacific time, sync less often, or ask eBay for a higher"
                                + " limit; runs wait by themselves");
    }
}
