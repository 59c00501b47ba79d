package dev.ebayconnector.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ManyCallersTest {

    private static final int PROCESSES = 4;
    private static final int CALLERS = 50;

    @Test
    void fiftyCallersInEachOfFourProcessesCauseOneRefreshOfAColdToken() throws Exception {
        var children = new ArrayList<ChildInstance>();
        try (var scene = new Scene();
                var instance = scene.instance()) {
            var account = scene.connect(instance, "seller-a", Duration.ofSeconds(-1));
            try {
                for (int i = 0; i < PROCESSES; i++) {
                    children.add(new ChildInstance(scene, account, CALLERS, RefreshToken.LEASE, "-"));
                }
                for (var child : children) {
                    child.await("READY");
                }
                for (var child : children) {
                    child.go();
                }
                var stored = new ArrayList<String>();
                for (var child : children) {
                    stored.add(child.await("GOT"));
                }
                var fingerprint =
                        scene.sql.text("SELECT access_fingerprint FROM tokens WHERE account_id = ?", account.id());
                assertThat(stored).hasSize(PROCESSES).containsOnly(CALLERS + " " + fingerprint);
                assertThat(scene.ebay.calls("token.refresh")).isOne();
                assertThat(scene.events(account, "token.refreshed")).isOne();
            } finally {
                for (var child : children) {
                    child.close();
                }
            }
        }
    }
}
