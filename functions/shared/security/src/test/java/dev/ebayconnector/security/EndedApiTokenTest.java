package dev.ebayconnector.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The use of an API token that no longer counts is refused, and is one event. */
class EndedApiTokenTest {

    private TestDatabase database;
    private Sql sql;
    private SecuredFunction function;
    private String token;

    @BeforeEach
    void start() {
        database = TestDatabase.migrated();
        sql = new Sql(database.url());
        function = new SecuredFunction(database.url());
        token = TestSession.apiToken("read");
    }

    @AfterEach
    void stop() throws IOException {
        function.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "revoked, UPDATE api_tokens SET revoked_at = now()",
        "revoked, UPDATE api_tokens SET revoked_at = now() - interval '1 day'; UPDATE api_tokens SET expires_at ="
                + " now()",
        "expired, UPDATE api_tokens SET expires_at = now() - interval '1 second'",
        "user_changed, UPDATE users SET disabled_at = now()",
        "user_changed, UPDATE users SET role = 'VIEWER'"
    })
    void theUseOfATokenAfterItsEndIsOneEventWhateverInstancesRefuseIt(String reason, String end) {
        assertThat(status(function, token)).isEqualTo(200);
        sql.run(end);
        try (var other = new SecuredFunction(database.url())) {
            for (int n = 0; n < 3; n++) {
                assertThat(status(function, token)).isEqualTo(401);
                assertThat(status(other, token)).isEqualTo(401);
            }
        }
        assertThat(sql.texts("SELECT event || ' ' || level FROM event_log"))
                .containsExactly("auth.ended_api_token_used WARN");
        assertThat(sql.number("""
            SELECT count(*) FROM event_log JOIN api_tokens t ON t.user_id = event_log.user_id
            WHERE details ->> 'api_token_id' = CAST(t.id AS text) AND details ->> 'reason' = ?
              AND details ->> 'client' = '127.0.0.1' AND request_id IS NOT NULL
            """, reason)).isOne();
        assertThat(sql.text("SELECT CAST(details AS text) FROM event_log")).doesNotContain(token);
    }

    @Test
    void aTokenThatWasNeverMadeIsNoEvent() {
        for (var unknown : new String[] {"ebc_", "ebc_" + "x".repeat(5_000), token + "x"}) {
            assertThat(status(function, unknown)).isEqualTo(401);
        }
        assertThat(sql.number("SELECT count(*) FROM event_log")).isZero();
    }

    private static int status(SecuredFunction function, String token) {
        return function.call(HttpEvent.get("/test/me").bearer(token)).status();
    }
}
