package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Passkeys as second factor, for a step-up, and alone; and answers that none of our users' keys has given. */
class PasskeyTest {

    private static FactorScene scene;

    @BeforeAll
    static void start() {
        scene = new FactorScene(Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        scene.close();
    }

    @BeforeEach
    void forget() {
        scene.forget();
    }

    @Test
    void aPasskeyIsASecondFactor() {
        var person = scene.person("VIEWER");
        var key = scene.addPasskey(person);
        var first = scene.password(person);
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.json().at("/public_key/rpId").asText()).isEqualTo("console.example.com");
        assertThat(first.json().at("/public_key/allowCredentials")).hasSize(1);
        var granted = scene.second(first, key.withoutVerification().get(asked(first)));
        assertThat(granted.status()).as(granted.toString()).isEqualTo(200);
        assertThat(scene.with(person, granted).isSignedIn()).isTrue();
        assertThat(person.get("/api/auth/factors")
                        .json()
                        .at("/items/0/last_used_at")
                        .isNull())
                .isFalse();
    }

    /** Changes of a right answer; each is refused. */
    static Stream<Named<Consumer<TestAuthenticator>>> hostile() {
        return Stream.of(
                Named.of("at another site", key -> key.at("https://console.example.com.evil.example")),
                Named.of("without TLS", key -> key.at("http://console.example.com")),
                Named.of("at another port", key -> key.at("https://console.example.com:8443")),
                Named.of("for another host", key -> key.of("evil.example")),
                Named.of("for the parent of the host", key -> key.of("example.com")),
                Named.of("with another user's handle", key -> key.userHandle(TestAuthenticator.random(16))),
                Named.of("with a counter that goes back", key -> key.counter(2)),
                Named.of("with a counter that stands still", key -> key.counter(4)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void anAnswerThatIsNotForThisRequestIsRefused(Consumer<TestAuthenticator> change) {
        var person = scene.person("VIEWER");
        var key = scene.addPasskey(person);
        var used = scene.password(person);
        assertThat(scene.second(used, key.counter(4).get(asked(used))).status()).isEqualTo(200);

        var first = scene.password(person);
        change.accept(key);
        var refused = scene.second(first, key.get(asked(first)));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(401);
        assertThat(scene.events("auth.second_factor_refused")).isEqualTo(1);
    }

    @Test
    void aCounterThatGoesBackIsReported() {
        var person = scene.person("VIEWER");
        var key = scene.addPasskey(person);
        var used = scene.password(person);
        assertThat(scene.second(used, key.counter(9).get(asked(used))).status()).isEqualTo(200);
        var first = scene.password(person);
        assertThat(scene.second(first, key.counter(3).get(asked(first))).status())
                .isEqualTo(401);
        assertThat(scene.events("auth.passkey_copied")).isEqualTo(1);
    }

    @Test
    void anotherUsersKeyAndAnUnknownKeyAreRefused() {
        var person = scene.person("VIEWER");
        scene.addPasskey(person);
        var other = scene.person("VIEWER");
        var foreign = scene.addPasskey(other);
        var first = scene.password(person);
        assertThat(scene.second(first, foreign.get(asked(first))).status()).isEqualTo(401);
        assertThat(scene.second(first, foreign.userHandle(handle(person)).get(asked(first)))
                        .status())
                .isEqualTo(401);
        var unknown = new TestAuthenticator().userHandle(handle(person));
        assertThat(scene.second(first, unknown.get(asked(first))).status()).isEqualTo(401);
    }

    @Test
    void anAnswerIsGoodForItsOwnRequestOnly() {
        var person = scene.person("VIEWER");
        var key = scene.addPasskey(person);
        var first = scene.password(person);
        var answer = key.get(asked(first));
        assertThat(scene.second(first, answer.deepCopy()).status()).isEqualTo(200);
        assertThat(scene.second(first, answer.deepCopy()).status()).as("again").isEqualTo(401);
        assertThat(scene.second(scene.password(person), answer.deepCopy()).status())
                .as("to another request")
                .isEqualTo(401);
    }

    @Test
    void aChangedSignatureIsRefused() {
        var person = scene.person("VIEWER");
        var key = scene.addPasskey(person);
        var first = scene.password(person);
        var answer = key.get(asked(first));
        answer.put(
                "signature",
                new TestAuthenticator().get(asked(first)).path("signature").asText());
        assertThat(scene.second(first, answer).status()).isEqualTo(401);
    }

    @Test
    void aNewKeyIsTakenForTheSessionsOwnRequestAndOnce() {
        var person = scene.person("VIEWER");
        var options = asked(person.post("/api/auth/factors/passkey", "{}"));
        assertThat(options.at("/rp/id").asText()).isEqualTo("console.example.com");
        var other = person.signedIn();
        var key = new TestAuthenticator();
        assertThat(other.post("/api/auth/factors/passkey/confirm", key.create(options))
                        .status())
                .as("another session")
                .isEqualTo(422);
        var hostile = new TestAuthenticator().at("https://evil.example");
        assertThat(person.post("/api/auth/factors/passkey/confirm", hostile.create(options))
                        .status())
                .as("another site")
                .isEqualTo(422);
        assertThat(person.post("/api/auth/factors/passkey/confirm", key.create(options))
                        .status())
                .as("a request is answered once")
                .isEqualTo(422);
        var again = asked(person.post("/api/auth/factors/passkey", "{}"));
        assertThat(person.post("/api/auth/factors/passkey/confirm", key.create(again))
                        .status())
                .isEqualTo(201);
        assertThat(asked(person.post("/api/auth/factors/passkey", "{}")).path("excludeCredentials"))
                .hasSize(1);
    }

    @Test
    void aPasskeyConfirmsWhoIsThere() {
        var person = scene.person("VIEWER");
        var key = scene.addPasskey(person);
        scene.clock.advance(Duration.ofMinutes(11));
        assertThat(person.post("/api/auth/factors/passkey", "{}").status()).isEqualTo(403);
        var answer =
                key.get(asked(person.post("/api/auth/step-up/passkey", "{}"))).toString();
        assertThat(person.post("/api/auth/step-up", answer).status()).isEqualTo(200);
        assertThat(person.post("/api/auth/factors/passkey", "{}").status()).isEqualTo(200);
        assertThat(person.post("/api/auth/step-up", answer).status())
                .as("again")
                .isEqualTo(403);
    }

    @Test
    void aPasskeyAloneSignsInIfItsUserWasVerified() {
        var person = scene.person("VIEWER");
        var key = scene.addPasskey(person);
        var wanted = ask();
        assertThat(wanted.json().at("/public_key/userVerification").asText()).isEqualTo("required");
        var answer = key.get(asked(wanted));
        var granted = alone(wanted, answer.deepCopy());
        assertThat(granted.status()).as(granted.toString()).isEqualTo(200);
        assertThat(scene.with(person, granted).isSignedIn()).isTrue();
        assertThat(alone(wanted, answer.deepCopy()).status()).as("again").isEqualTo(401);
        assertThat(alone(wanted, key.get(asked(wanted))).status())
                .as("the request was answered")
                .isEqualTo(401);

        var next = ask();
        assertThat(alone(next, key.withoutVerification().get(asked(next))).status())
                .isEqualTo(401);
        scene.clock.advance(Passkeys.LIFE.plusSeconds(1));
        assertThat(alone(next, key.get(asked(next))).status()).as("expired").isEqualTo(401);
    }

    @Test
    void aRequestForAPasskeyIsNeitherASessionNorASecondStepAndWritesNoRow() {
        var person = scene.person("VIEWER");
        scene.addPasskey(person);
        var rows = scene.sql.number("SELECT count(*) FROM sign_in_steps");
        var wanted = ask();
        assertThat(scene.sql.number("SELECT count(*) FROM sign_in_steps")).isEqualTo(rows);
        var state = wanted.json().path("pending").asText();
        assertThat(LambdaCall.http(scene.function, HttpEvent.get("/api/auth/me").bearer(state))
                        .status())
                .isEqualTo(401);
        assertThat(scene.second(wanted, Map.of("recovery_code", "aaaa-aaaa-aaaa-aaaa"))
                        .status())
                .isEqualTo(401);
        assertThat(alone(
                                person.token(),
                                new TestAuthenticator()
                                        .userHandle(handle(person))
                                        .get(asked(wanted)))
                        .status())
                .as("a session is no request")
                .isEqualTo(401);
    }

    private static HttpAnswer ask() {
        return LambdaCall.http(scene.function, HttpEvent.post("/api/auth/login/passkey", "{\"token\":true}"));
    }

    private static HttpAnswer alone(HttpAnswer wanted, ObjectNode answer) {
        return alone(wanted.json().path("pending").asText(), answer);
    }

    private static HttpAnswer alone(String pending, ObjectNode answer) {
        var body = answer.put("token", true).put("pending", pending);
        return LambdaCall.http(scene.function, HttpEvent.post("/api/auth/login/passkey/confirm", body.toString()));
    }

    private static JsonNode asked(HttpAnswer answer) {
        return answer.json().path("public_key");
    }

    private static byte[] handle(Person person) {
        return ByteBuffer.allocate(16)
                .putLong(person.id().getMostSignificantBits())
                .putLong(person.id().getLeastSignificantBits())
                .array();
    }
}
