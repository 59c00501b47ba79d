package dev.ebayconnector.erasures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.notices.FakeNotices;
import dev.ebayconnector.fakeebay.notices.SignedNotice;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A consent that ended at eBay ends here at once. */
class RevocationTest {

    private static final String USER = "ma8vp1jySJC";
    private static WorkerScene scene;

    private Instant connected;

    @BeforeAll
    static void start() {
        scene = new WorkerScene();
    }

    @AfterAll
    static void stop() throws Exception {
        scene.close();
    }

    @BeforeEach
    void clean() {
        scene.reset();
        connected = scene.clock.instant().minus(Duration.ofDays(10));
    }

    @Test
    void theAccountNeedsReconnectAndItsTokenIsNotUsedAnyMore() {
        var account = scene.account(FakeEnvironment.PRODUCTION, USER, "CONNECTED", connected);
        var other = scene.account(FakeEnvironment.PRODUCTION, "another", "CONNECTED", connected);
        var sandbox = scene.account(FakeEnvironment.SANDBOX, USER, "CONNECTED", connected);
        assertThat(scene.work(revocation(scene.clock.instant()))).isTrue();
        assertThat(status(account)).isEqualTo("NEEDS_RECONNECT");
        assertThat(scene.sql.text("SELECT access_expires_at <= now() FROM tokens WHERE account_id = ?", account))
                .isEqualTo("t");
        assertThat(status(other)).isEqualTo("CONNECTED");
        assertThat(status(sandbox)).isEqualTo("CONNECTED");
        assertThat(scene.sql.texts(
                        "SELECT concat_ws(' ', level, event, account_id, details->>'reason') FROM event_log"))
                .containsExactly("ERROR account.needs_reconnect " + account + " PASSWORD_CHANGE");
        assertThat(scene.notice()).isEqualTo("PROCESSED needs_reconnect f");
    }

    @Test
    void aLateNoticeDoesNotEndTheConsentThatCameAfterIt() {
        var account = scene.account(FakeEnvironment.PRODUCTION, USER, "CONNECTED", connected);
        assertThat(scene.work(revocation(connected.minusSeconds(1)))).isTrue();
        assertThat(status(account)).isEqualTo("CONNECTED");
        assertThat(scene.notice()).isEqualTo("PROCESSED connected_since f");
        assertThat(scene.sql.number("SELECT count(*) FROM event_log")).isZero();
    }

    @Test
    void aSecondNoticeAndOneOfAnUnknownUserChangeNothing() {
        var account = scene.account(FakeEnvironment.PRODUCTION, USER, "DISCONNECTED", connected);
        assertThat(scene.work(revocation(scene.clock.instant()))).isTrue();
        assertThat(status(account)).isEqualTo("DISCONNECTED");
        assertThat(scene.notice()).isEqualTo("PROCESSED not_connected f");
        scene.sql.run("TRUNCATE ebay_notices");
        var unknown = scene.ebay.revocation(
                FakeEnvironment.PRODUCTION, "seller-a", "unknown-user", "REVOKED_BY_USER", scene.clock.instant());
        assertThat(scene.work(unknown)).isTrue();
        assertThat(scene.notice()).isEqualTo("PROCESSED no_account f");
    }

    @Test
    void aNoticeWithoutADateCountsFromItsEvent() throws Exception {
        var account = scene.account(FakeEnvironment.PRODUCTION, USER, "CONNECTED", connected);
        var data = new ObjectMapper().readTree("{\"userId\":\"" + USER + "\",\"revokeReason\":\"v^1.1#secret\"}");
        var before =
                scene.ebay.notice(FakeEnvironment.PRODUCTION, FakeNotices.REVOCATION, connected.minusSeconds(1), data);
        assertThat(scene.work(before)).isTrue();
        assertThat(status(account)).isEqualTo("CONNECTED");
        var after =
                scene.ebay.notice(FakeEnvironment.PRODUCTION, FakeNotices.REVOCATION, connected.plusSeconds(1), data);
        assertThat(scene.work(after)).isTrue();
        assertThat(status(account)).isEqualTo("NEEDS_RECONNECT");
        assertThat(scene.sql.text("SELECT details->>'reason' FROM event_log")).isEqualTo("UNKNOWN");
    }

    @Test
    void aNoticeThatNamesNoPersonIsKept() throws Exception {
        var data = new ObjectMapper().readTree("{\"username\":\"seller-a\",\"userId\":\" \"}");
        assertThat(scene.work(scene.ebay.notice(
                        FakeEnvironment.PRODUCTION, FakeNotices.REVOCATION, scene.clock.instant(), data)))
                .isTrue();
        assertThat(scene.notice()).isEqualTo("IGNORED names_no_person t");
    }

    private static SignedNotice revocation(Instant at) {
        return scene.ebay.revocation(FakeEnvironment.PRODUCTION, "seller-a", USER, "PASSWORD_CHANGE", at);
    }

    private static String status(Object account) {
        return scene.sql.text("SELECT status FROM accounts WHERE id = ?", account);
    }
}
