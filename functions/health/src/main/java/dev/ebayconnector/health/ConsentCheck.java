package dev.ebayconnector.health;

import dev.ebayconnector.core.Stopwatch;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Whether sellers' consents expire soon: eBay grants one for 18 months, and only the seller can renew it. */
@Singleton
final class ConsentCheck {

    private static final String NAME = "consents";
    private static final String EXPIRING = """
        SELECT count(*) FILTER (WHERE c.refresh_expires_at <= now() + interval '1 day'),
               count(*) FILTER (WHERE c.refresh_expires_at <= now() + interval '7 days'),
               count(*)
        FROM consents c JOIN accounts a ON a.id = c.account_id
        WHERE a.status = 'CONNECTED' AND c.refresh_expires_at <= now() + interval '30 days'
        """;

    private final DatabaseQuestion question;

    ConsentCheck(DatabaseQuestion question) {
        this.question = question;
    }

    HealthComponent ask() {
        return question.ask(NAME, EXPIRING, ConsentCheck::verdict);
    }

    private static HealthComponent verdict(ResultSet row, Stopwatch stopwatch) throws SQLException {
        var withinADay = row.getLong(1);
        var withinAWeek = row.getLong(2);
        var withinAMonth = row.getLong(3);
        if (withinAMonth == 0) {
            return HealthComponent.ok(NAME, stopwatch, null);
        }
        return HealthComponent.warn(
                NAME,
                stopwatch,
                "consents that expire within 30 days: " + withinAMonth + ", 7 days: " + withinAWeek + ", 1 day: "
                        + withinADay + "; connect those sellers again");
    }
}
