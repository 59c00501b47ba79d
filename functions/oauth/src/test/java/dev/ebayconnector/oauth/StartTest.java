package dev.ebayconnector.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.security.Policy;
import dev.ebayconnector.testing.AccessMatrix;
import dev.ebayconnector.testing.EndedSessions;
import dev.ebayconnector.testing.HostileInputs;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.StrictBodies;
import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testing.TestSession;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a consent is started, and what is refused. Long, because every bad input is a case. */
class StartTest {

    private static final String SCOPE = "https://api.ebay.com/oauth/api_scope";

    private static Scene scene;

    @BeforeAll
    static void start() throws Exception {
        scene = new Scene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @Test
    void aSessionThatHasEndedIsRefusedByEveryRoute() {
        assertThat(EndedSessions.routesThatStillAnswer(
                        scene.function.getApplicationContext(), scene.function, scene.database.url()))
                .isEmpty();
    }

    @Test
    void everyRouteThatChangesSomethingRefusesUnknownMembers() {
        assertThat(StrictBodies.routesThatIgnoreUnknownMembers(scene.function.getApplicationContext(), scene.function))
                .isEmpty();
    }

    @Test
    void thePolicyHoldsForEveryRouteAndEveryCaller() {
        assertThat(AccessMatrix.violations(
                        scene.function.getApplicationContext(),
                        scene.function,
                        (method, path) -> Policy.of(method, path)
                                .map(line -> line.access().name())))
                .isEmpty();
    }

    @Test
    void noInputMakesAnyRouteFail() {
        assertThat(HostileInputs.failures(scene.function.getApplicationContext(), scene.function))
                .isEmpty();
    }

    @Test
    void theConsentPageBelongsToTheEnvironmentAndItsAppCredentials() {
        for (var environment : FakeEnvironment.values()) {
            var word = environment.name().toLowerCase(Locale.ROOT);
            var page = query(scene.consentPage("{\"environment\":\"" + word + "\"}"));
            assertThat(page)
                    .containsEntry(
                            "client_id", scene.ebay.credentials(environment).clientId())
                    .containsEntry(
                            "redirect_uri", scene.ebay.credentials(environment).runame())
                    .containsEntry("response_type", "code")
                    .containsEntry(
                            "scope",
                            Stream.of(
                                            "sell.fulfillment.readonly",
                                            "sell.finances",
                                            "sell.payment.dispute",
                                            "sell.inventory.readonly",
                                            "commerce.identity.readonly",
                                            "commerce.message")
                                    .map(suffix -> SCOPE + "/" + suffix)
                                    .collect(Collectors.joining(" ")))
                    .doesNotContainKeys("prompt", "locale");
            assertThat(page.get("state")).hasSize(43);
        }
    }

    @Test
    void theScopesFollowTheResourcesThatAreSwitchedOn() {
        try (var function = scene.function(Map.of("SYNC_RESOURCES", "orders,messages"))) {
            var answer = LambdaCall.http(
                    function,
                    HttpEvent.post("/api/ebay/oauth/start", "{\"environment\":\"sandbox\",\"optional_scopes\":false}")
                            .bearer(TestSession.of("ADMIN", scene.user)));

            assertThat(query(answer.json().path("authorize_url").asText()).get("scope"))
                    .isEqualTo(SCOPE + "/sell.fulfillment.readonly " + SCOPE + "/commerce.identity.readonly");
        }
    }

    @Test
    void eBaysPageCanAskForASignInAndAppearInAnotherLanguage() {
        var page = query(scene.consentPage("{\"environment\":\"sandbox\",\"login\":true,\"locale\":\"de-DE\"}"));
        assertThat(page).containsEntry("prompt", "login").containsEntry("locale", "de-DE");
    }

    @Test
    void optionalScopesAreAskedForUnlessTheyAreLeftOut() {
        var settings = Map.of(
                "EBAY_SCOPES",
                SCOPE + "/commerce.identity.readonly",
                "EBAY_OPTIONAL_SCOPES",
                SCOPE + "/commerce.message  " + SCOPE + "/commerce.identity.readonly");
        var function = scene.function(settings);
        var session = TestSession.of("ADMIN", scene.user);
        var with = LambdaCall.http(
                function,
                HttpEvent.post("/api/ebay/oauth/start", "{\"environment\":\"sandbox\"}")
                        .bearer(session));
        var without = LambdaCall.http(
                function,
                HttpEvent.post("/api/ebay/oauth/start", "{\"environment\":\"sandbox\",\"optional_scopes\":false}")
                        .bearer(session));
        assertThat(query(with.json().path("authorize_url").asText()).get("scope"))
                .isEqualTo(SCOPE + "/commerce.identity.readonly " + SCOPE + "/commerce.message");
        assertThat(query(without.json().path("authorize_url").asText()).get("scope"))
                .isEqualTo(SCOPE + "/commerce.identity.readonly");
        function.close();
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var answer = scene.start(
                scene.user,
                "{\"environment\":\"staging\",\"account_id\":\"7\",\"locale\":\"german\",\"login\":\"yes\",\"optional_scopes\":1}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields())
                .containsExactlyInAnyOrder("environment", "account_id", "locale", "login", "optional_scopes");
        assertThat(scene.start(scene.user, "{}").fields()).containsExactly("environment");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        optional_scope  | {"environment":"sandbox","optional_scope":false}
        optionalScopes  | {"environment":"sandbox","optionalScopes":false}
        dry_run         | {"environment":"sandbox","dry_run":true}
        environment     | {"environment":5}
        environment     | {"environment":["sandbox"]}
        environment     | {"environment":"SANDBOX"}
        environment     | {"environment":null}
        environment     | -
        environment     | null
        account_id      | {"environment":"sandbox","account_id":7}
        account_id      | {"environment":"sandbox","account_id":"1-1-1-1-1"}
        locale          | {"environment":"sandbox","locale":{"de":"DE"}}
        locale          | {"environment":"sandbox","locale":"de-DE&prompt=login"}
        login           | {"environment":"sandbox","login":"true"}
        login           | {"environment":"sandbox","login":0}
        optional_scopes | {"environment":"sandbox","optional_scopes":"no"}
        """)
    void whatIsUnknownOrInvalidIsRefusedByName(String field, String body) {
        var event = HttpEvent.of("POST", "/api/ebay/oauth/start").bearer(TestSession.of("ADMIN", scene.user));
        var answer = LambdaCall.http(scene.function, body == null ? event : event.json(body));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly(field);
    }

    @Test
    void anUnknownQueryParameterIsRefusedByName() {
        var event = HttpEvent.post("/api/ebay/oauth/start?environment=production", "{\"environment\":\"sandbox\"}")
                .bearer(TestSession.of("ADMIN", scene.user));
        assertThat(LambdaCall.http(scene.function, event).fields()).containsExactly("environment");
    }

    @Test
    void aStateIsBoundToItsUserAndStoredAsItsHashOnly() {
        var state = query(scene.consentPage("{\"environment\":\"sandbox\"}")).get("state");
        assertThat(scene.sql.number(
                        "SELECT count(*) FROM oauth_states WHERE state_hash = sha256(convert_to(?, 'UTF8')) AND"
                                + " user_id = ?",
                        state,
                        scene.user))
                .isOne();
        assertThat(scene.sql.number(
                        "SELECT count(*) FROM oauth_states WHERE position(? in oauth_states::text) > 0", state))
                .isZero();
        assertThat(scene.sql.number(
                        "SELECT count(*) FROM event_log WHERE event = 'oauth.started' AND user_id = ?", scene.user))
                .isPositive();
    }

    @Test
    void aKeysetThatDoesNotDecryptTheStoredTokensIsFoundBeforeTheConsentStarts() {
        scene.connect("seller-b").in(Outcome.CONNECTED);
        var wrong = scene.function(Map.of("TOKEN_KEYSET", TestKeyset.fresh()));
        var event = HttpEvent.post("/api/ebay/oauth/start", "{\"environment\":\"sandbox\"}")
                .bearer(TestSession.of("ADMIN", scene.user))
                .header("x-request-id", "wrong-keys");
        var answer = LambdaCall.http(wrong, event);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("detail").asText()).contains("TOKEN_KEYSET");
        assertThat(scene.sql.text("SELECT message FROM event_log WHERE request_id = 'wrong-keys' AND event ="
                        + " 'token.keyset_wrong'"))
                .contains("encrypted with key")
                .contains("TOKEN_KEYSET has");
        wrong.close();
    }

    @Test
    void aKeysetWithTheOldAndANewKeyDecryptsAllAndEncryptsWithTheNewOne() {
        scene.connect("seller-b").in(Outcome.CONNECTED);
        var account = scene.accountId("seller-b");
        var before = keyOf(account);
        var both = scene.function(Map.of("TOKEN_KEYSET", TestKeyset.rotated(scene.keyset())));
        var page = LambdaCall.http(
                        both,
                        HttpEvent.post("/api/ebay/oauth/start", Scene.handedOn("{\"environment\":\"sandbox\"}"))
                                .bearer(TestSession.of("ADMIN", scene.user)))
                .json()
                .path("authorize_url")
                .asText();
        scene.callback(both, scene.ebay.approve(page, "seller-b"), "rotated-1").in(Outcome.CONNECTED);
        assertThat(keyOf(account)).isNotEqualTo(before);
        // The old keyset lacks the new key, so an instance that still runs with it refuses to start a consent.
        assertThat(LambdaCall.http(
                                scene.function(Map.of()),
                                HttpEvent.post("/api/ebay/oauth/start", "{\"environment\":\"sandbox\"}")
                                        .bearer(TestSession.of("ADMIN", scene.user)))
                        .status())
                .isEqualTo(503);
        scene.sql.run("DELETE FROM tokens");
        both.close();
    }

    private static String keyOf(String account) {
        return scene.sql.text(
                "SELECT encode(substring(access_token FROM 1 FOR 5), 'hex') FROM tokens WHERE account_id = ?::uuid",
                account);
    }

    @Test
    void onlyAdminsConnect() {
        var event = HttpEvent.post("/api/ebay/oauth/start", "{\"environment\":\"sandbox\"}");
        assertThat(LambdaCall.http(scene.function, event).status()).isEqualTo(401);
        assertThat(LambdaCall.http(
                                scene.function,
                                HttpEvent.post("/api/ebay/oauth/start", "{\"environment\":\"sandbox\"}")
                                        .bearer(TestSession.of("VIEWER")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anAccountWhoseOwnerMayNotSignInAnyMoreIsEveryAdmins() {
        for (var end : new String[] {"disabled_at = now()", "role = 'VIEWER'"}) {
            var owner = scene.newUser();
            var page = scene.start(owner, Scene.handedOn("{\"environment\":\"sandbox\"}"))
                    .json()
                    .path("authorize_url")
                    .asText();
            scene.callback(scene.ebay.approve(page, "seller-c")).in(Outcome.CONNECTED);
            var body = "{\"environment\":\"sandbox\",\"account_id\":\"" + scene.accountId("seller-c") + "\"}";
            assertThat(scene.start(scene.newUser(), body).status()).isEqualTo(404);
            scene.sql.run("UPDATE users SET " + end + " WHERE id = ?", owner);
            assertThat(scene.start(scene.newUser(), body).status()).as(end).isEqualTo(200);
        }
    }

    @Test
    void anAccountOfAnotherUserIsNotFound() {
        scene.connect("seller-a").in(Outcome.CONNECTED);
        var body = "{\"environment\":\"sandbox\",\"account_id\":\"" + scene.accountId("seller-a") + "\"}";
        assertThat(scene.start(scene.newUser(), body).status()).isEqualTo(404);
        assertThat(scene.start(scene.user, "{\"environment\":\"sandbox\",\"account_id\":\"" + UUID.randomUUID() + "\"}")
                        .status())
                .isEqualTo(404);
        assertThat(scene.start(scene.user, body).status()).isEqualTo(200);
        assertThat(scene.start(scene.user, body.replace("sandbox", "production"))
                        .fields())
                .containsExactly("environment");
    }

    private static Map<String, String> query(String url) {
        return Arrays.stream(URI.create(url).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
