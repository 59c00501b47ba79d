package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.security.Policy;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ADMIN_SECOND_FACTOR=required}: who may do what before and after a factor was added; and the reset by an admin. */
class RequiredFactorTest {

    private static final String UNKNOWN = "{\"dry_runn\":true}";

    private static FactorScene scene;

    @BeforeAll
    static void start() {
        scene = new FactorScene(Map.of("ADMIN_SECOND_FACTOR", "required"));
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
    void anAdminWithoutAFactorMayOnlyAddOne() {
        var admin = scene.person("ADMIN");
        assertThat(admin.get("/api/auth/me").json().path("role").asText()).isEqualTo("ENROLLING");
        for (var line : Policy.LINES.stream()
                .filter(line ->
                        line.path().startsWith("/api/auth/") || line.path().startsWith("/api/users"))
                .toList()) {
            var path = line.path().replace("{}", "11111111-1111-4111-8111-111111111111");
            var event = HttpEvent.of(line.method(), path).bearer(admin.token());
            var answer = LambdaCall.http(scene.function, line.method().equals("GET") ? event : event.json(UNKNOWN));
            if (line.enrolling() || line.access().name().equals("PUBLIC")) {
                assertThat(answer.status()).as(line + " " + answer).isIn(200, 422);
            } else {
                assertThat(answer.status()).as(line + " " + answer).isEqualTo(403);
                assertThat(answer.json().path("code").asText()).isEqualTo("second-factor-required");
            }
        }
        assertThat(Policy.LINES.stream().filter(Policy.Line::enrolling).map(Policy.Line::path))
                .allMatch(path -> path.matches("/api/auth/(me|step-up.*|factors.*)"));
    }

    @Test
    void theFirstFactorOpensTheSessionAndEndsTheOthersThatWait() {
        var admin = scene.person("ADMIN");
        var thief = admin.signedIn();
        scene.addApp(admin);
        assertThat(admin.get("/api/users").status()).isEqualTo(200);
        assertThat(thief.isSignedIn()).isFalse();
    }

    @Test
    void aViewerNeedsNone() {
        var viewer = scene.person("VIEWER");
        assertThat(viewer.get("/api/auth/sessions").status()).isEqualTo(200);
        scene.addApp(viewer);
        assertThat(remove(viewer, firstOf(viewer)).status()).isEqualTo(204);
    }

    @Test
    void theLastFactorOfAnAdminStays() {
        var admin = scene.person("ADMIN");
        scene.addPasskey(admin);
        scene.addApp(admin);
        assertThat(remove(admin, firstOf(admin)).status()).isEqualTo(204);
        var last = remove(admin, firstOf(admin));
        assertThat(last.status()).isEqualTo(409);
        assertThat(last.json().path("code").asText()).isEqualTo("last-factor");
        assertThat(admin.get("/api/auth/factors").json().path("items")).hasSize(1);
    }

    @Test
    void anAdminResetsAnothersFactorsButNotTheOwn() {
        var admin = scene.person("ADMIN");
        scene.addApp(admin);
        var other = scene.person("ADMIN");
        scene.addPasskey(other);
        assertThat(scene.password(other).status()).isEqualTo(202);
        var reset = admin.post("/api/users/" + other.id() + "/factors/reset", "{}");
        assertThat(reset.json().path("removed").asInt()).as(reset.toString()).isEqualTo(1);
        assertThat(other.isSignedIn()).isFalse();
        assertThat(scene.events("auth.factors_reset")).isEqualTo(1);
        var again = other.signedIn();
        assertThat(again.get("/api/auth/me").json().path("role").asText()).isEqualTo("ENROLLING");
        assertThat(admin.post("/api/users/" + admin.id() + "/factors/reset", "{}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        assertThat(problems(Map.of("ADMIN_SECOND_FACTOR", "yes"))).contains("ADMIN_SECOND_FACTOR must be");
        for (var origin : List.of(
                "console.example.com",
                "http://console.example.com",
                "https://console.example.com/",
                "https://Console.example.com",
                "https://10.0.0.1",
                "https://a b",
                "https://console.example.com?x")) {
            assertThat(problems(Map.of("PUBLIC_ORIGIN", origin))).as(origin).contains("PUBLIC_ORIGIN must be");
        }
        assertThat(problems(Map.of("ADMIN_SECOND_FACTOR", "required", "PUBLIC_ORIGIN", "", "TOKEN_KEYSET", "")))
                .contains("no factor can be added");
    }

    private static String problems(Map<String, String> settings) {
        try (var refused = new FactorScene(settings)) {
            return "started " + refused;
        } catch (RuntimeException | IOException e) {
            return e.getMessage();
        }
    }

    private static String firstOf(Person person) {
        return person.get("/api/auth/factors").json().at("/items/0/id").asText();
    }

    private static HttpAnswer remove(Person person, String id) {
        return person.post("/api/auth/factors/" + id + "/remove", "{}");
    }
}
