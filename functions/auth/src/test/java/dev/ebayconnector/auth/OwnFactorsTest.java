package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What users do with their own second factors while they are signed in. */
class OwnFactorsTest {

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
    void anAppCountsOnceItsCodeWasSent() {
        var person = scene.person("VIEWER");
        var started = person.post("/api/auth/factors/totp", "{}");
        assertThat(started.json().path("otpauth_url").asText()).startsWith("otpauth://totp/");
        assertThat(person.get("/api/auth/factors").json().path("items")).isEmpty();
        assertThat(scene.password(person).status()).isEqualTo(200);
        assertThat(person.post("/api/auth/factors/totp/confirm", "{\"code\":\"000000\"}")
                        .status())
                .isEqualTo(422);
        var secret = started.json().path("secret").asText();
        assertThat(scene.sql
                        .texts("SELECT encode(sealed, 'escape') FROM totp_secrets")
                        .toString())
                .doesNotContain(secret);
        assertThat(person.post("/api/auth/factors/totp/confirm", "{\"code\":\"" + scene.code(secret) + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(person.post("/api/auth/factors/totp", "{}").status()).isEqualTo(409);
    }

    @Test
    void removingAFactorNeedsStepUpWhichACodeGives() {
        var person = scene.person("VIEWER");
        var secret = scene.addApp(person);
        var id = person.get("/api/auth/factors")
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asText();
        scene.clock.advance(Duration.ofMinutes(11));
        assertThat(person.post("/api/auth/factors/" + id + "/remove", "{}")
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("step-up-required");
        var code = "{\"code\":\"" + scene.code(secret) + "\"}";
        assertThat(person.post("/api/auth/step-up", code).status()).isEqualTo(200);
        assertThat(person.post("/api/auth/step-up", code).json().path("code").asText())
                .as("used")
                .isEqualTo("wrong-factor");
        assertThat(person.post("/api/auth/factors/" + id + "/remove", "{}").status())
                .isEqualTo(204);
        assertThat(scene.password(person).status()).isEqualTo(200);
        assertThat(scene.sql.number("SELECT count(*) FROM recovery_codes WHERE user_id = ?", person.id()))
                .isZero();
        assertThat(scene.events("auth.factor_removed")).isEqualTo(1);
    }

    @Test
    void aStolenSessionGuessesFiveCodes() {
        var person = scene.person("VIEWER");
        scene.addApp(person);
        for (int n = 0; n < 5; n++) {
            assertThat(person.post("/api/auth/step-up", "{\"code\":\"000000\"}").status())
                    .isEqualTo(403);
        }
        assertThat(person.isSignedIn()).isFalse();
    }

    @Test
    void anAppWhoseSecretCannotBeDecryptedIsNamedAndARecoveryCodeStillSignsIn() {
        var person = scene.person("VIEWER");
        var app = scene.addAppFor(person);
        scene.sql.run("UPDATE totp_secrets SET sealed = sha256(sealed) WHERE user_id = ?", person.id());
        var first = scene.password(person);
        var refused = scene.second(first, Map.of("code", scene.code(app.secret())));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
        assertThat(refused.body()).contains("TOKEN_KEYSET").doesNotContain(app.secret());
        var recovery = Map.of("recovery_code", app.recoveryCodes().getFirst());
        assertThat(scene.second(first, recovery).status()).isEqualTo(200);
    }

    @Test
    void theSecretOfOneUserIsNoneOfAnothers() {
        var one = scene.person("VIEWER");
        var secret = scene.addApp(one);
        var other = scene.person("VIEWER");
        scene.addApp(other);
        scene.sql.run(
                "UPDATE totp_secrets SET sealed = (SELECT sealed FROM totp_secrets WHERE user_id = ?) WHERE user_id ="
                        + " ?",
                one.id(),
                other.id());
        scene.nextCode();
        assertThat(scene.signInWithCode(other, scene.code(secret)).status()).isEqualTo(503);
    }

    @Test
    void whatIsNotSetUpSaysSo() throws IOException {
        try (var bare = new FactorScene(Map.of("TOKEN_KEYSET", "", "PUBLIC_ORIGIN", ""))) {
            var person = bare.person("VIEWER");
            for (var path : new String[] {"/api/auth/factors/totp", "/api/auth/factors/passkey"}) {
                var answer = person.post(path, "{}");
                assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
                assertThat(answer.json().path("code").asText()).isEqualTo("not-set-up");
            }
        }
    }
}
