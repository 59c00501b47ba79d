package dev.ebayconnector.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestSession;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReconnectTest {

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
    void theSameSellerKeepsItsAccountItsCursorAndItsLog() {
        scene.connect("seller-a").in(Outcome.CONNECTED);
        var account = scene.accountId("seller-a");
        var run = UUID.randomUUID();
        scene.sql.run("INSERT INTO sync_checkpoints VALUES (?::uuid, 'orders', now(), ?, now())", account, run);
        scene.sql.run("UPDATE accounts SET status = 'NEEDS_RECONNECT' WHERE id = ?::uuid", account);
        var events = scene.sql.number("SELECT count(*) FROM event_log WHERE account_id = ?::uuid", account);
        var before = scene.sql.text("SELECT access_fingerprint FROM tokens WHERE account_id = ?::uuid", account);

        renew(account, "seller-a").in(Outcome.CONNECTED);

        assertThat(scene.accountId("seller-a")).isEqualTo(account);
        assertThat(scene.sql.text("SELECT status FROM accounts WHERE id = ?::uuid", account))
                .isEqualTo("CONNECTED");
        assertThat(scene.sql.text("SELECT run_id::text FROM sync_checkpoints WHERE account_id = ?::uuid", account))
                .isEqualTo(run.toString());
        assertThat(scene.sql.number("SELECT count(*) FROM event_log WHERE account_id = ?::uuid", account))
                .isGreaterThan(events);
        assertThat(scene.sql.text("SELECT access_fingerprint FROM tokens WHERE account_id = ?::uuid", account))
                .isNotEqualTo(before);
    }

    @Test
    void anotherSellerIsRefusedAndNothingIsChanged() {
        scene.connect("seller-b").in(Outcome.CONNECTED);
        var account = scene.accountId("seller-b");
        var before = scene.sql.text("SELECT tokens::text FROM tokens WHERE account_id = ?::uuid", account);
        var accounts = scene.sql.number("SELECT count(*) FROM accounts");

        var landing = renew(account, "seller-c").in(Outcome.OTHER_SELLER);

        assertThat(scene.sql.text(
                        "SELECT message FROM event_log WHERE request_id = ? AND event = 'oauth.failed'",
                        landing.requestId()))
                .doesNotContain("seller-c")
                .contains("Nothing was changed");
        assertThat(scene.sql.text("SELECT tokens::text FROM tokens WHERE account_id = ?::uuid", account))
                .isEqualTo(before);
        assertThat(scene.sql.number("SELECT count(*) FROM accounts")).isEqualTo(accounts);
    }

    @Test
    void oneUserHasSeveralSellersAndTheSameSellerOfTwoEnvironmentsIsTwo() {
        for (var seller : new String[] {"seller-a", "seller-b", "seller-c"}) {
            scene.connect(seller).in(Outcome.CONNECTED);
        }
        var production = scene.consentPage("{\"environment\":\"production\"}");
        scene.callback(scene.ebay.approve(production, "seller-a")).in(Outcome.CONNECTED);
        assertThat(scene.sql.number("SELECT count(*) FROM accounts WHERE connected_by = ?", scene.user))
                .isEqualTo(4);
        assertThat(scene.sql.number(
                        "SELECT count(*) FROM tokens t JOIN accounts a ON a.id = t.account_id WHERE a.username"
                                + " = 'seller-a'"))
                .isEqualTo(2);
    }

    @Test
    void aSellerThatAnotherUserConnectsGoesToThatUser() {
        scene.connect("seller-c").in(Outcome.CONNECTED);
        var other = scene.newUser();
        var page = scene.start(other, Scene.handedOn("{\"environment\":\"sandbox\"}"))
                .json()
                .path("authorize_url")
                .asText();
        var uri = scene.ebay.approve(page, "seller-c");
        var event = HttpEvent.get(uri.getRawPath() + "?" + uri.getRawQuery())
                .header("x-request-id", "taken-1")
                .bearer(TestSession.of("ADMIN", other));
        scene.land(LambdaCall.http(scene.function, event), "taken-1").in(Outcome.CONNECTED);
        assertThat(scene.sql.text(
                        "SELECT connected_by::text FROM accounts WHERE id = ?::uuid", scene.accountId("seller-c")))
                .isEqualTo(other.toString());
        assertThat(scene.sql.text("""
            SELECT (details ->> 'owner_before') || ' ' || (details ->> 'owner_after') FROM event_log
            WHERE request_id = 'taken-1' AND event = 'oauth.success'
            """)).isEqualTo(scene.user + " " + other);
    }

    private static Landing renew(String account, String seller) {
        URI back = scene.ebay.approve(
                scene.consentPage("{\"environment\":\"sandbox\",\"account_id\":\"" + account + "\"}"), seller);
        return scene.callback(back);
    }
}
