package dev.ebayconnector.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.alerts.TestReceiver.Got;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a receiver gets that is paused, gone, busy or down, whose secret was rotated, or that is Slack. */
class ReceiversTest extends DeliveryScene {

    @Test
    void aPausedReceiverGetsWhatWaitedWhenItIsContinued() {
        var path = "/api/alerts/receivers/"
                + scene.receiver(receiver.url(), "").path("id").asText();
        assertThat(scene.put(path, "{\"paused\":true}")
                        .json()
                        .path("paused_why")
                        .asText())
                .isEqualTo("admin");
        scene.failedRun(account);
        scene.passes(3);
        assertThat(receiver.all()).isEmpty();
        assertThat(scene.post(path + "/test", "{}").status()).isEqualTo(409);

        assertThat(scene.put(path, "{\"paused\":false}").json().path("state").asText())
                .isEqualTo("ACTIVE");
        scene.passes(1);
        assertThat(receiver.taken()).hasSize(1);
    }

    @Test
    void aReceiverThatIsGoneIsPausedWithAnEventAndLosesNothing() {
        var path = "/api/alerts/receivers/"
                + scene.receiver(receiver.url(), "").path("id").asText();
        scene.failedRun(account);
        scene.failedRun(account);
        receiver.answer(410);
        scene.passes(3);

        assertThat(receiver.all()).hasSize(1);
        assertThat(scene.get(path).json().path("paused_why").asText()).isEqualTo("gone");
        assertThat(scene.sql.texts("SELECT level FROM event_log WHERE event = 'alert.receiver_gone'"))
                .containsExactly("WARN");
        receiver.answer(200);
        scene.put(path, "{\"paused\":false}");
        scene.passes(1);
        assertThat(receiver.taken()).hasSize(2);
    }

    @Test
    void aReceiverThatAsksForTimeGetsIt() {
        scene.receiver(receiver.url(), "");
        scene.failedRun(account);
        scene.failedRun(scene.account("seller-b"));
        receiver.answer(429, "3600");
        scene.passes(1);
        receiver.answer(200);
        scene.passes(58);
        assertThat(receiver.all()).hasSize(1);
        scene.passes(3);
        assertThat(receiver.taken()).hasSize(2);
    }

    @Test
    void aReceiverThatIsDownKeepsNoOtherWaiting() {
        scene.receiver("http://127.0.0.1:1/", "");
        scene.receiver(receiver.url(), "");
        for (int n = 0; n < 30; n++) {
            scene.failedRun(scene.account("seller-" + n));
        }
        var attempts = scene.pass().path("attempts").asInt();
        assertThat(receiver.taken()).hasSize(30);
        assertThat(attempts).as("one vain attempt").isEqualTo(31);
        assertThat(scene.sql.texts("SELECT DISTINCT last_failure FROM alert_deliveries WHERE attempts = 1"
                        + " AND state = 'WAITING'"))
                .containsExactly("connect");
    }

    @Test
    void afterARotationBothSecretsSignForADayThenOnlyTheNewOne() {
        var added = scene.receiver(receiver.url(), "");
        var path = "/api/alerts/receivers/" + added.path("id").asText();
        scene.post(path + "/test", "{}");
        scene.pass();
        var rotated = scene.post(path + "/rotate-secret", "{}").json();
        // The function that was asked goes by the real time, behind that of the worker.
        scene.sql.run(
                "UPDATE alert_receivers SET old_secret_until = ?",
                scene.at(
                        Instant.parse(rotated.path("old_secret_until").asText()).plus(scene.clock.ahead())));
        scene.post(path + "/test", "{}");
        scene.pass();
        scene.clock.advance(Duration.ofHours(25));
        var shown = ReceiverView.of(
                scene.context().getBean(ReceiverStore.class).all().getFirst(), scene.clock.instant());
        assertThat(shown.oldSecretUntil()).isNull();
        scene.failedRun(account);
        scene.pass();

        var old = new SigningSecret(added.path("secret").asText());
        var fresh = new SigningSecret(rotated.path("secret").asText());
        assertThat(fresh.text()).isNotEqualTo(old.text());
        var got = receiver.taken();
        assertThat(got.get(0).signature()).isEqualTo(signature(old, got.get(0)));
        assertThat(got.get(1).signature()).isEqualTo(signature(fresh, got.get(1)) + " " + signature(old, got.get(1)));
        assertThat(got.get(2).signature()).isEqualTo(signature(fresh, got.get(2)));
    }

    private static String signature(SigningSecret secret, Got got) {
        return secret.sign(got.id(), Instant.ofEpochSecond(Long.parseLong(got.timestamp())), got.body());
    }

    @Test
    void slackGetsATextAndBlocksWithItsOwnCharactersEscaped() {
        scene.sql.run("UPDATE accounts SET username = 'a<b>&c'");
        scene.receiver(receiver.url(), ",\"format\":\"slack\"");
        scene.needsReconnect(account);
        scene.pass();

        var payload = receiver.taken().getFirst().json();
        assertThat(payload.path("text").asText())
                .isEqualTo("A seller must reconnect: eBay refuses the consent of seller a&lt;b&gt;&amp;c. Reconnect the"
                        + " seller.");
        assertThat(payload.at("/blocks/0/text/type").asText()).isEqualTo("mrkdwn");
        assertThat(payload.at("/blocks/0/text/text").asText())
                .contains("*A seller must reconnect*", "<https://console.example.com/accounts|Open the console>")
                .doesNotContain("a<b>");
        assertThat(payload.at("/blocks/1/type").asText()).isEqualTo("context");
    }

    @Test
    void aKeysetThatDoesNotOpenOneReceiverKeepsNoOtherWaiting() {
        var broken = scene.receiver(receiver.url(), "").path("id").asText();
        scene.receiver(receiver.url(), "");
        scene.sql.run("UPDATE alert_receivers SET url = '\\x01' WHERE id = ?", UUID.fromString(broken));
        scene.failedRun(account);
        scene.pass();
        assertThat(receiver.taken()).hasSize(1);
        assertThat(scene.sql.texts("SELECT last_failure FROM alert_deliveries WHERE state = 'WAITING'"))
                .containsExactly("broken");
    }
}
