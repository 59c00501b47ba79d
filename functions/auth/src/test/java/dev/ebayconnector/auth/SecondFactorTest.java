package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second step of a sign-in: authenticator apps and recovery codes. */
class SecondFactorTest {

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
    void theRightPasswordAloneOpensNoSessionOfAUserWithAnApp() {
        var person = scene.person("VIEWER");
        var secret = scene.addApp(person);
        var sessions = sessionsOf(person);
        var first = scene.password(person);
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.json().path("second_factor")).hasToString("[\"totp\",\"recovery_code\"]");
        assertThat(first.json().has("access_token")).isFalse();
        assertThat(first.headers("set-cookie"))
                .singleElement()
                .asString()
                .containsIgnoringCase("; httponly")
                .startsWith("__Host-second=");
        assertThat(sessionsOf(person)).isEqualTo(sessions);

        scene.nextCode();
        var granted = scene.second(first, Map.of("code", scene.code(secret)));
        assertThat(granted.status()).as(granted.toString()).isEqualTo(200);
        assertThat(scene.with(person, granted).isSignedIn()).isTrue();
        assertThat(scene.second(first, Map.of("code", scene.code(secret))).status())
                .as("finished once")
                .isEqualTo(401);
    }

    @Test
    void aBrowserNeedsOnlyItsCookie() {
        var person = scene.person("VIEWER");
        var secret = scene.addApp(person);
        scene.nextCode();
        var first = LambdaCall.http(
                scene.function,
                HttpEvent.post(
                        "/api/auth/login",
                        "{\"email\":\"" + person.email() + "\",\"password\":\"" + person.password() + "\"}"));
        assertThat(first.json().has("pending")).isFalse();
        var cookie = first.header("set-cookie").split(";")[0];
        var granted = LambdaCall.http(
                scene.function,
                HttpEvent.post("/api/auth/login/second", "{\"code\":\"" + scene.code(secret) + "\"}")
                        .header("cookie", cookie));
        assertThat(granted.status()).as(granted.toString()).isEqualTo(200);
        assertThat(granted.json().has("access_token")).isFalse();
        assertThat(granted.headers("set-cookie")).anyMatch(set -> set.startsWith("__Host-session=ey"));
    }

    @Test
    void aCodeIsAcceptedOnceAndNoEarlierOneAfterIt() {
        var person = scene.person("VIEWER");
        var secret = scene.addApp(person);
        var first = scene.code(secret);
        assertThat(scene.signInWithCode(person, first).status())
                .as("the code that confirmed the app")
                .isEqualTo(401);
        scene.nextCode();
        var second = scene.code(secret);
        assertThat(scene.signInWithCode(person, second).status()).isEqualTo(200);
        assertThat(scene.signInWithCode(person, second).status()).as("again").isEqualTo(401);
        assertThat(scene.signInWithCode(person, first).status()).as("earlier").isEqualTo(401);
    }

    @Test
    void ofParallelRequestsWithOneCodeOneSignsIn() throws Exception {
        var person = scene.person("VIEWER");
        var secret = scene.addApp(person);
        scene.nextCode();
        var code = scene.code(secret);
        var first = IntStream.range(0, 3).mapToObj(_ -> scene.password(person)).toList();
        var answers = inParallel(IntStream.range(0, 12)
                .<Callable<HttpAnswer>>mapToObj(n -> () -> scene.second(first.get(n % 3), Map.of("code", code)))
                .toList());
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    }

    @Test
    void ofTwentyParallelTriesWithOneRecoveryCodeOneIsAccepted() throws Exception {
        var person = scene.person("VIEWER");
        var all = scene.addAppFor(person).recoveryCodes();
        var code = all.getFirst();
        var codes = scene.function.getApplicationContext().getBean(RecoveryCodes.class);
        var tries = new ArrayList<Callable<Boolean>>();
        for (int n = 0; n < 20; n++) {
            tries.add(() -> codes.use(person.id(), code));
        }
        assertThat(inParallel(tries)).filteredOn(used -> used).hasSize(1);
        assertThat(scene.second(scene.password(person), Map.of("recovery_code", code))
                        .status())
                .isEqualTo(401);
        var other = all.getLast();
        assertThat(scene.second(scene.password(person), Map.of("recovery_code", other))
                        .status())
                .isEqualTo(200);
        assertThat(scene.events("auth.recovery_code_used")).isEqualTo(1);
        assertThat(person.get("/api/auth/factors")
                        .json()
                        .path("recovery_codes_left")
                        .asInt())
                .isEqualTo(8);
    }

    @Test
    void tenRecoveryCodesAreShownOnceAndNewOnesReplaceThem() {
        var person = scene.person("VIEWER");
        var codes = scene.addAppFor(person).recoveryCodes();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        var fresh = person.post("/api/auth/factors/recovery-codes", "{}");
        assertThat(fresh.json().path("recovery_codes")).hasSize(10);
        assertThat(scene.second(scene.password(person), Map.of("recovery_code", codes.get(1)))
                        .status())
                .isEqualTo(401);
        var lower = fresh.json()
                .path("recovery_codes")
                .get(0)
                .asText()
                .toLowerCase()
                .replace("-", "");
        assertThat(scene.second(scene.password(person), Map.of("recovery_code", lower))
                        .status())
                .isEqualTo(200);
        assertThat(scene.sql.number("SELECT count(*) FROM recovery_codes WHERE encode(code_hash, 'escape') = ?", lower))
                .isZero();
    }

    @Test
    void guessingCodesIsSlowedAlsoForWhoKnowsThePassword() {
        var person = scene.person("VIEWER");
        scene.addApp(person);
        int wrong = 0;
        var slowed = false;
        for (int n = 0; n < 40 && !slowed; n++) {
            var first = scene.password(person);
            slowed = first.status() == 429;
            if (!slowed) {
                var answer = scene.second(first, Map.of("code", "000000"));
                slowed = answer.status() == 429;
                wrong += answer.status() == 401 ? 1 : 0;
            }
        }
        assertThat(slowed).isTrue();
        assertThat(wrong).isLessThanOrEqualTo(5);
        assertThat(scene.events("auth.second_factor_refused")).isEqualTo(wrong);
    }

    @Test
    void codesShareOnePaceWhateverAddressTheyComeFrom() {
        var person = scene.person("VIEWER");
        scene.addApp(person);
        int wrong = 0;
        for (int n = 0; n < 12; n++) {
            scene.sql.run(
                    "UPDATE sign_in_pace SET next_at = 'epoch', attempts = 0 WHERE key <> sha256(convert_to('CODE' ||"
                            + " chr(10) || ?, 'UTF8'))",
                    person.email());
            wrong += scene.second(scene.password(person), Map.of("code", "000000"))
                                    .status()
                            == 401
                    ? 1
                    : 0;
        }
        // The sixth is free five seconds after the fifth.
        assertThat(wrong).isBetween(5, 6);
    }

    @Test
    void fiveWrongAnswersEndTheSecondStep() {
        var person = scene.person("VIEWER");
        var secret = scene.addApp(person);
        var first = scene.password(person);
        for (int n = 0; n < 5; n++) {
            scene.sql.run("DELETE FROM sign_in_pace");
            assertThat(scene.second(first, Map.of("recovery_code", "aaaa-aaaa-aaaa-aaaa"))
                            .status())
                    .isEqualTo(401);
        }
        scene.nextCode();
        var answer = scene.second(first, Map.of("code", scene.code(secret)));
        assertThat(answer.json().path("code").asText()).isEqualTo("start-again");
    }

    @Test
    void theSecondStepEndsAfterFiveMinutesAndWhenTheUserIsChanged() {
        var person = scene.person("VIEWER");
        var secret = scene.addApp(person);
        var first = scene.password(person);
        scene.clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(scene.second(first, Map.of("code", scene.code(secret))).status())
                .isEqualTo(401);

        var second = scene.password(person);
        var admin = scene.person("ADMIN");
        assertThat(admin.post("/api/users/" + person.id() + "/disable", "{}").status())
                .isEqualTo(204);
        assertThat(admin.post("/api/users/" + person.id() + "/enable", "{}").status())
                .isEqualTo(204);
        assertThat(scene.second(second, Map.of("code", scene.code(secret))).status())
                .isEqualTo(401);
    }

    @Test
    void aWrongPasswordIsAnsweredTheSameWithAndWithoutAFactor() {
        var with = scene.person("VIEWER");
        scene.addApp(with);
        var without = scene.person("VIEWER");
        var one = Person.signIn(scene.function, with.email(), "wrong horse battery");
        var other = Person.signIn(scene.function, without.email(), "wrong horse battery");
        assertThat(one.status()).isEqualTo(401).isEqualTo(other.status());
        assertThat(one.json().path("detail")).isEqualTo(other.json().path("detail"));
    }

    private static long sessionsOf(Person person) {
        return scene.sql.number("SELECT count(*) FROM sessions WHERE user_id = ?", person.id());
    }

    private static <T> List<T> inParallel(List<Callable<T>> calls) throws Exception {
        var answers = new ArrayList<T>();
        try (var pool = Executors.newFixedThreadPool(calls.size())) {
            for (var answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
