package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an admin sees of a user's sessions, and what the user is told of one that has ended. */
class UserSessionsTest {

    private static TestDatabase database;
    private static Sql sql;
    private static AuthFunction function;

    private Person admin;
    private Person bob;

    @BeforeAll
    static void start() {
        database = TestDatabase.migrated();
        sql = new Sql(database.url());
        function = AuthScene.function(database.url());
    }

    @AfterAll
    static void stop() throws IOException {
        function.close();
        database.close();
    }

    @BeforeEach
    void anAdminAndAViewer() {
        sql.run("DELETE FROM users");
        admin = Person.add(function, sql, "ADMIN");
        bob = Person.add(function, sql, "VIEWER");
    }

    @Test
    void anAdminSeesTheSessionsOfAUserAlsoThoseThatHaveEnded() {
        var second = bob.signedIn();
        second.post("/api/auth/logout", "{}");
        var third = bob.signedIn();
        sql.run("""
            UPDATE sessions SET last_seen_at = now() - interval '61 minutes'
            WHERE id = (SELECT id FROM sessions WHERE user_id = ? ORDER BY made_at DESC LIMIT 1)
            """, bob.id());

        var items = sessions();
        assertThat(items).hasSize(3);
        assertThat(items.findValuesAsText("ended_why")).containsExactly("unused", "signed_out", "null");
        assertThat(Instant.parse(items.get(0).path("ended_at").asText()))
                .isBetween(Instant.now().minusSeconds(90), Instant.now().minusSeconds(30));
        assertThat(items.get(1).path("ended_at").isNull()).isFalse();
        assertThat(items.get(2).path("ended_at").isNull()).isTrue();
        assertThat(items.get(2).path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(third.get("/api/auth/me").json().path("reason").asText()).isEqualTo("unused");
        assertThat(items.toString()).doesNotContain("secret", admin.id().toString());
    }

    @Test
    void pagesShowEverySessionOnce() {
        bob.signedIn();
        bob.signedIn();
        var first = admin.get(path("?limit=2")).json();
        var rest =
                admin.get(path("?limit=2&next=" + first.path("next").asText())).json();
        assertThat(first.path("items")).hasSize(2);
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.path("next").isNull()).isTrue();
    }

    @Test
    void aUserWhoDoesNotExistIs404() {
        assertThat(admin.get("/api/users/" + UUID.randomUUID() + "/sessions").status())
                .isEqualTo(404);
    }

    @Test
    void theListOfUsersSaysWhenEachSignedInLast() {
        var before = lastSignedIn(bob);
        bob.signedIn();
        assertThat(Instant.parse(lastSignedIn(bob))).isAfter(Instant.parse(before));
        admin.post("/api/users", "{\"email\":\"new@example.com\",\"role\":\"VIEWER\"}");
        var added = users().filter(user -> user.path("email").asText().equals("new@example.com"))
                .findFirst()
                .orElseThrow();
        assertThat(added.has("last_signed_in_at")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"disable, disabled", "sessions/end, ended_by_admin", "factors/reset, factors_reset"})
    void aUserIsToldWhatAnAdminDid(String act, String reason) {
        assertThat(admin.post("/api/users/" + bob.id() + "/" + act, "{}").status())
                .isBetween(200, 204);
        assertThat(told(bob)).isEqualTo("session-ended " + reason);
    }

    @Test
    void aUserIsToldWhatHappenedInAnotherSession() {
        var other = bob.signedIn();
        other.post("/api/auth/sessions/end", "{}");
        assertThat(told(bob)).isEqualTo("session-ended signed_out_everywhere");

        var third = bob.signedIn();
        var password = "{\"present_password\":\"" + Person.PASSWORD + "\",\"password\":\"another long password\"}";
        assertThat(third.post("/api/auth/password", password).status()).isEqualTo(204);
        assertThat(told(third)).isEqualTo("session-ended password_changed");
    }

    @Test
    void aDeletedUserIsAnsweredAsAStranger() {
        admin.post("/api/users/" + bob.id() + "/delete", "{}");
        assertThat(told(bob)).isEqualTo(" ");
    }

    @Test
    void theTokenOutlivesTheSessionByADaySoThatItsEndCanBeTold() throws ParseException {
        var expires = SignedJWT.parse(bob.token())
                .getJWTClaimsSet()
                .getExpirationTime()
                .toInstant();
        var ends = Instant.parse(sessions().get(0).path("ends_at").asText());
        assertThat(expires).isBetween(ends.plusSeconds(86_399), ends.plusSeconds(86_401));

        sql.run("UPDATE sessions SET ends_at = now() - interval '1 second' WHERE user_id = ?", bob.id());
        assertThat(told(bob)).isEqualTo("session-ended too_old");
        assertThat(sessions().get(0).path("ended_why").asText()).isEqualTo("too_old");
    }

    private JsonNode sessions() {
        return admin.get(path("")).json().path("items");
    }

    private String path(String query) {
        return "/api/users/" + bob.id() + "/sessions" + query;
    }

    private String lastSignedIn(Person person) {
        return users().filter(
                        user -> user.path("id").asText().equals(person.id().toString()))
                .findFirst()
                .orElseThrow()
                .path("last_signed_in_at")
                .asText();
    }

    private Stream<JsonNode> users() {
        return StreamSupport.stream(admin.get("/api/users").json().path("items").spliterator(), false);
    }

    private static String told(Person person) {
        var problem = person.get("/api/auth/me");
        assertThat(problem.status()).isEqualTo(401);
        return problem.json().path("code").asText() + " "
                + problem.json().path("reason").asText();
    }
}
