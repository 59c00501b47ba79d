package dev.ebayconnector.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Whether people who asked to be forgotten wait for a person: their erasure has failed so often that it gave up. */
public final class ErasuresCheck {

    private static final String NAME = "erasures";

    private static final String FIGURES = """
        SELECT count(*) FILTER (WHERE retry_at IS NULL) AS given_up, count(*) AS failed
        FROM erasures
        WHERE state = 'FAILED'
        """;

    private ErasuresCheck() {}

    public static Finding of(Connection connection) throws SQLException {
        if (!Question.mayRead(connection, List.of("erasures"))) {
            return Finding.ok(NAME, Question.NOT_READABLE);
        }
        try (var statement = connection.prepareStatement(FIGURES);
                var row = statement.executeQuery()) {
            row.next();
            return judged(row.getLong("given_up"), row.getLong("failed"));
        }
    }

    private static Finding judged(long givenUp, long failed) {
        if (givenUp > 0) {
            return Finding.fail(
                    NAME,
                    givenUp + " failed several times and are not tried again by themselves",
                    "correct what GET /api/erasures?state=FAILED names, then POST /api/erasures/{id}/retry, see"
                            + " docs/runbook.md");
        }
        return Finding.ok(NAME, failed == 0 ? "none has failed" : failed + " failed and are tried again");
    }
}
