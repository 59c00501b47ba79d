package dev.ebayconnector.tokeninfo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.security.Policy;
import dev.ebayconnector.testing.AccessMatrix;
import dev.ebayconnector.testing.EndedSessions;
import dev.ebayconnector.testing.HostileInputs;
import dev.ebayconnector.testing.HttpAnswer;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.StrictBodies;
import dev.ebayconnector.testing.TestSession;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenInfoTest {

    private static final String LATEST = "/api/admin/debug/tokeninfo/latest";

    private static Scene scene;

    @BeforeAll
    static void start() throws Exception {
        scene = new Scene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @BeforeEach
    void clean() {
        scene.clean();
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
    void everyFieldIsThereAndNoToken() {
        var account = scene.connect("seller-a");
        var answer = scene.get("/api/ebay/token-info?environment=sandbox&limit=10");
        var token = answer.json().path("items").path(0);
        assertThat(token.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "id",
                        "account_id",
                        "account",
                        "environment",
                        "status",
                        "created_at",
                        "updated_at",
                        "expires_at",
                        "access_ttl_seconds",
                        "scopes",
                        "has_refresh_token",
                        "refresh_expires_at",
                        "refresh_ttl_days",
                        "last_refreshed_at",
                        "last_refresh_error",
                        "access_fingerprint",
                        "refresh_fingerprint");
        assertThat(token.path("account_id").asText()).isEqualTo(account.id().toString());
        assertThat(token.path("access_ttl_seconds").asLong()).isBetween(1700L, 1800L);
        assertThat(token.path("refresh_ttl_days").asLong()).isBetween(546L, 547L);
        assertThat(token.path("expires_at").asText()).endsWith("Z");
        assertThat(token.path("access_fingerprint").asText()).matches("[0-9a-f]{8}");
        assertThat(answer.body()).doesNotContain("v^1");
        assertThat(scene.sql.number(
                        "SELECT count(*) FROM event_log WHERE event = 'token.viewed' AND user_id = ?", scene.user))
                .isOne();
    }

    @Test
    void theListIsFilteredPagedAndStrict() {
        scene.connect(FakeEnvironment.SANDBOX, "seller-a", Duration.ofHours(1), Duration.ofDays(1));
        scene.connect(FakeEnvironment.PRODUCTION, "seller-a", Duration.ofHours(1), Duration.ofDays(1));
        scene.connect(FakeEnvironment.PRODUCTION, "seller-b", Duration.ofHours(1), Duration.ofDays(1));
        assertThat(scene.get("/api/ebay/token-info").json().path("items").size())
                .isEqualTo(3);
        var first =
                scene.get("/api/ebay/token-info?environment=production&limit=1").json();
        assertThat(first.path("items").path(0).path("account").asText()).isEqualTo("seller-b");
        var rest = scene.get("/api/ebay/token-info?environment=production&limit=1&next="
                        + first.path("next").asText())
                .json();
        assertThat(rest.path("items").path(0).path("account").asText()).isEqualTo("seller-a");
        assertThat(scene.get("/api/ebay/token-info?environment=staging&limit=many&x=1")
                        .fields())
                .containsExactlyInAnyOrder("environment", "limit", "x");
    }

    @Test
    void aDryRunShowsBeforeAndAfterAndChangesNothing() {
        var account = scene.connect("seller-a");
        var before = scene.row(account);
        var answer = scene.refresh(account, "?dryRun=true").json();
        assertThat(answer.path("action").asText()).isEqualTo("would_refresh");
        assertThat(answer.path("dry_run").asBoolean()).isTrue();
        assertThat(answer.path("after").path("access_ttl_seconds").asLong()).isEqualTo(7200);
        assertThat(answer.path("before").path("access_ttl_seconds").asLong()).isLessThan(1801);
        assertThat(scene.row(account)).isEqualTo(before);
        assertThat(scene.ebay.calls("token.refresh")).isZero();
    }

    @Test
    void aDryRunShowsWhenAReconnectIsNeededAndWhenRefreshingPauses() {
        var account = scene.connect("seller-a");
        scene.sql.run("UPDATE tokens SET retry_after = now() + interval '20 seconds'");
        assertThat(action(scene.refresh(account, "?dryRun=true"))).isEqualTo("would_wait");
        scene.sql.run("UPDATE tokens SET refresh_token = NULL");
        assertThat(action(scene.refresh(account, "?dryRun=true"))).isEqualTo("needs_reconnect");
    }

    @Test
    void aRefreshShowsWhatChanged() {
        var account = scene.connect("seller-a");
        var answer = scene.refresh(account, "").json();
        assertThat(answer.path("action").asText()).isEqualTo("refreshed");
        assertThat(answer.path("after").path("access_fingerprint"))
                .isNotEqualTo(answer.path("before").path("access_fingerprint"));
        assertThat(answer.path("after").path("refresh_fingerprint"))
                .isEqualTo(answer.path("before").path("refresh_fingerprint"));
        assertThat(answer.path("after").path("refresh_expires_at"))
                .isEqualTo(answer.path("before").path("refresh_expires_at"));
        assertThat(answer.path("after").path("access_ttl_seconds").asLong()).isGreaterThan(7000);
        assertThat(scene.sql.texts("SELECT event FROM event_log ORDER BY id"))
                .containsExactly("token.refresh_requested", "token.refreshed");
    }

    @Test
    void aFailedRefreshIsNotReportedAsDone() {
        var account = scene.connect("seller-a");
        scene.ebay.fault(Fault.status("/identity/v1/oauth2/token", 503));
        assertThat(scene.refresh(account, "").status()).isEqualTo(503);
        // While refreshing pauses as well, although the old token is still valid.
        assertThat(scene.refresh(account, "").status()).isEqualTo(503);
        assertThat(scene.ebay.calls("token.refresh")).isOne();
        scene.sql.run("UPDATE tokens SET retry_after = NULL");
        scene.ebay.revokeRefreshTokens("seller-a");
        assertThat(action(scene.refresh(account, ""))).isEqualTo("needs_reconnect");
    }

    @Test
    void aFailedRefreshShowsEbaysMessageAndTheCall() {
        var account = scene.connect("seller-a");
        scene.ebay.fault(Fault.status("/identity/v1/oauth2/token", 429));
        assertThat(detail(scene.refresh(account, "")))
                .startsWith("The token was not refreshed: token refresh: eBay answered 429, error 2001: ")
                .endsWith("Try again in a minute.");
    }

    @Test
    void wrongAppCredentialsAreNamedWithoutAnAdviceToRetry() {
        var account = scene.connect("seller-a");
        var wrong = scene.function(Map.of("EBAY_SANDBOX_CLIENT_SECRET", "not the one"));
        for (int i = 0; i < 2; i++) {
            var answer = LambdaCall.http(
                    wrong,
                    HttpEvent.of("POST", "/api/ebay/token-info/" + account.id() + "/refresh")
                            .bearer(TestSession.of("ADMIN", scene.user)));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(detail(answer))
                    .isEqualTo("eBay does not accept the app credentials for sandbox; check EBAY_SANDBOX_CLIENT_ID,"
                            + " EBAY_SANDBOX_CLIENT_SECRET and EBAY_SANDBOX_RUNAME.");
        }
        assertThat(scene.ebay.calls("token.refresh")).isOne();
        wrong.close();
    }

    private static String detail(HttpAnswer answer) {
        return answer.json().path("detail").asText();
    }

    @Test
    void everyAdminRefreshesAndWrongValuesAreNamed() {
        var account = scene.connect("seller-a");
        assertThat(scene.refresh(account, "?dry_run=true", scene.newUser()).status())
                .isEqualTo(200);
        assertThat(scene.refresh(account, "?dryRun=maybe").fields()).containsExactly("dryRun");
        assertThat(LambdaCall.http(
                                scene.function,
                                HttpEvent.of("POST", "/api/ebay/token-info/7/refresh")
                                        .bearer(TestSession.of("ADMIN")))
                        .fields())
                .containsExactly("account_id");
        assertThat(LambdaCall.http(
                                scene.function,
                                HttpEvent.of("POST", "/api/ebay/token-info/" + account.id() + "/refresh")
                                        .bearer(TestSession.of("VIEWER")))
                        .status())
                .isEqualTo(403);
        assertThat(scene.ebay.calls("token.refresh")).isZero();
    }

    @Test
    void withoutTheFlagThereIsNoDebugRoute() {
        scene.connect("seller-a");
        assertThat(scene.get(LATEST).status()).isEqualTo(404);
        assertThat(LambdaCall.http(scene.function, HttpEvent.get(LATEST)).status())
                .isEqualTo(404);
    }

    @Test
    void withTheFlagAdminsSeeTheInternalColumnsOfTheNewestRow() {
        var account = scene.connect("seller-a");
        var on = scene.function(Map.of("TOKEN_DEBUG_ENABLED", "true"));
        assertThat(LambdaCall.http(on, HttpEvent.get(LATEST)).status()).isEqualTo(401);
        assertThat(LambdaCall.http(on, HttpEvent.get(LATEST).bearer(TestSession.of("VIEWER")))
                        .status())
                .isEqualTo(403);
        var answer = LambdaCall.http(on, HttpEvent.get(LATEST).bearer(TestSession.of("ADMIN")));
        assertThat(answer.json().path("token").path("account_id").asText())
                .isEqualTo(account.id().toString());
        assertThat(answer.json().path("access_key_id").asText()).matches("\\d+");
        assertThat(answer.json().path("version").asLong()).isOne();
        assertThat(answer.body()).doesNotContain("v^1");
        assertThat(scene.sql.number("SELECT count(*) FROM event_log WHERE event = 'token.debugged'"))
                .isOne();
        on.close();
    }

    private static String action(HttpAnswer answer) {
        return answer.json().path("action").asText();
    }
}
