package dev.ebayconnector.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestSession;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event that is written while a signed-in request is handled names who sent the request, also if the code does not. */
class WhoTest {

    private static final UUID USER = UUID.randomUUID();

    private static TestDatabase database;
    private static Sql sql;
    private static SecuredFunction function;
    private static String session;

    @BeforeAll
    static void start() {
        database = TestDatabase.migrated();
        sql = new Sql(database.url());
        function = new SecuredFunction(database.url());
        session = TestSession.of(Roles.VIEWER, USER);
    }

    @AfterAll
    static void stop() throws IOException {
        function.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/test/event", "/test/public-event"})
    void aSessionsEventsNameItsUserAndNoApiToken(String path) {
        assertThat(who(HttpEvent.get(path).bearer(session))).isEqualTo(USER + " -");
        assertThat(who(HttpEvent.get(path).header("cookie", "__Host-session=" + session)))
                .isEqualTo(USER + " -");
    }

    @Test
    void anApiTokensEventsNameTheTokenAndItsMaker() {
        var token = TestSession.apiToken("read");
        var expected = sql.text("SELECT concat_ws(' ', user_id, id) FROM api_tokens ORDER BY made_at DESC LIMIT 1");
        assertThat(who(HttpEvent.get("/test/event").bearer(token))).isEqualTo(expected);
    }

    @Test
    void withoutASignInNoOneIsNamedAlsoRightAfterASignedInRequest() {
        who(HttpEvent.get("/test/event").bearer(session));
        assertThat(who(HttpEvent.get("/test/public-event"))).isEqualTo("- -");
        assertThat(who(HttpEvent.get("/test/public-event").bearer("no.token.atall")))
                .isEqualTo("- -");
    }

    /** The user and the API token of the request's event. */
    private static String who(HttpEvent event) {
        var id = UUID.randomUUID().toString();
        assertThat(function.call(event.header("x-request-id", id)).status()).isEqualTo(200);
        return sql.text(
                "SELECT concat_ws(' ', coalesce(CAST(user_id AS text), '-'), coalesce(CAST(api_token_id AS text), '-'))"
                        + " FROM event_log WHERE event = 'test.event' AND request_id = ?",
                id);
    }
}
