package dev.ebayconnector.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.MovableClock;
import dev.ebayconnector.testing.Sql;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testing.TestSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The function with a clock that moves, and people who sign in in two steps. */
final class FactorScene implements AutoCloseable {

    static final String EDGE = "an-edge-secret-of-more-than-thirty-two";
    private static final ObjectMapper JSON = new ObjectMapper();

    final TestDatabase database = TestDatabase.migrated();
    final Sql sql = new Sql(database.url());
    final MovableClock clock = new MovableClock();
    final AuthFunction function;

    FactorScene(Map<String, String> settings) {
        var all = new TreeMap<>(Map.of(
                "DATABASE_URL",
                database.url(),
                "SESSION_KEYS",
                TestSession.KEYS,
                "SESSION_SIGNING_KEY",
                TestSession.SIGNING_KEY,
                "EDGE_SECRETS",
                EDGE,
                "EDGE_REQUIRED",
                "false",
                "TOKEN_KEYSET",
                TestKeyset.fresh(),
                "PUBLIC_ORIGIN",
                AuthScene.ORIGIN));
        all.putAll(settings);
        function = new AuthFunction(all);
        function.getApplicationContext().registerSingleton(Clock.class, clock);
    }

    Person person(String role) {
        return Person.add(function, sql, role);
    }

    /** Adds an authenticator app and returns its secret. */
    String addApp(Person person) {
        return addAppFor(person).secret();
    }

    /** The last answer has the recovery codes. */
    AddedApp addAppFor(Person person) {
        var started = person.post("/api/auth/factors/totp", "{\"name\":\"phone\"}");
        var secret = started.json().path("secret").asText();
        var confirmed = person.post("/api/auth/factors/totp/confirm", "{\"code\":\"" + code(secret) + "\"}");
        return new AddedApp(secret, confirmed);
    }

    record AddedApp(String secret, HttpAnswer confirmed) {

        List<String> recoveryCodes() {
            return StreamSupport.stream(confirmed.json().path("recovery_codes").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
    }

    TestAuthenticator addPasskey(Person person) {
        var key = new TestAuthenticator();
        var options = person.post("/api/auth/factors/passkey", "{}").json().path("public_key");
        var added = person.post("/api/auth/factors/passkey/confirm", key.create(options));
        if (added.status() != 201) {
            throw new AssertionError(added.toString());
        }
        return key;
    }

    /** The code that an app shows now. */
    String code(String secret) {
        return Totp.code(secret, clock.instant());
    }

    /** So much later that the app shows a code that was never sent. */
    void nextCode() {
        clock.advance(Duration.ofSeconds(30));
    }

    /** The first step; the answer names the sign-in that waits. */
    HttpAnswer password(Person person) {
        return Person.signIn(function, person.email(), person.password());
    }

    HttpAnswer second(HttpAnswer first, Map<String, String> proof) {
        ObjectNode body = JSON.valueToTree(proof);
        return second(first, body);
    }

    HttpAnswer second(HttpAnswer first, ObjectNode proof) {
        var body = proof.put("token", true)
                .put("pending", first.json().path("pending").asText());
        return LambdaCall.http(function, HttpEvent.post("/api/auth/login/second", body.toString()));
    }

    HttpAnswer signInWithCode(Person person, String code) {
        return second(password(person), Map.of("code", code));
    }

    Person with(Person person, HttpAnswer granted) {
        return new Person(
                function,
                person.id(),
                person.email(),
                person.password(),
                granted.json().path("access_token").asText());
    }

    long events(String name) {
        return sql.number("SELECT count(*) FROM event_log WHERE event = ?", name);
    }

    /** What was counted against guessing, and what was told. */
    void forget() {
        sql.run("DELETE FROM sign_in_pace");
        sql.run("DELETE FROM event_log");
    }

    @Override
    public void close() throws IOException {
        function.close();
        database.close();
    }
}
