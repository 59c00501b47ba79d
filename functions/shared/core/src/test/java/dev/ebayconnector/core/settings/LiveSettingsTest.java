package dev.ebayconnector.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.MovableClock;
import dev.ebayconnector.testingpostgres.FakeSecrets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets that change while an instance runs. */
class LiveSettingsTest {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final FakeSecrets aws = new FakeSecrets();
    private final MovableClock clock = new MovableClock();
    private final Semaphore changes = new Semaphore(0);
    private LiveSettings settings;

    @BeforeEach
    void start() {
        aws.put("/one", "old one");
        aws.put("/two", "old two");
        settings = fetch(Map.of("ONE", "ssm:/one", "TWO", "ssm:/two", "PLAIN", "plain"));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aSecretIsFetchedAgainAtItsAgeAndNotBefore() throws Exception {
        aws.put("/one", "new one");
        clock.advance(Duration.ofSeconds(235));
        settings.renewIfDue();
        assertThat(settings.isDue()).as("up to a fifth before 300 seconds").isFalse();
        assertThat(aws.asked()).hasSize(2);

        clock.advance(Duration.ofSeconds(65));
        assertThat(settings.isDue()).isTrue();
        assertThat(values()).as("until it was fetched").containsExactly("old one", "old two", "plain");
        settings.renewIfDue();
        awaitChange();
        assertThat(values()).containsExactly("new one", "old two", "plain");
        assertThat(settings.isDue()).isFalse();
    }

    @Test
    void aRestoredSnapshotHasTheSecretsOfNow() throws Exception {
        aws.put("/two", "rotated");
        settings.beforeCheckpoint(null);
        assertThat(values()).containsExactly("old one", "old two", "plain");
        settings.afterRestore(null);
        assertThat(values()).containsExactly("old one", "rotated", "plain");
        awaitChange();
    }

    @Test
    void aRestoredSnapshotKeepsItsSecretsIfTheyCannotBeFetched() {
        aws.close();
        settings.afterRestore(null);
        assertThat(values()).containsExactly("old one", "old two", "plain");
    }

    @Test
    void instancesThatStartTogetherDoNotFetchTogether() {
        var age = Map.of("ONE", "ssm:/one", "SECRETS_MAX_AGE_SECONDS", "1000");
        int due = 0;
        var instances = new LiveSettings[40];
        for (int n = 0; n < instances.length; n++) {
            instances[n] = fetch(age);
        }
        clock.advance(Duration.ofSeconds(900));
        for (var instance : instances) {
            due += instance.isDue() ? 1 : 0;
        }
        assertThat(due).isBetween(1, instances.length - 1);
    }

    @Test
    void theUseOfAWrongSecretFetchesAtOnceAndOnceInThePause() {
        aws.put("/two", "new two");
        assertThat(settings.again("database", PAUSE)).isTrue();
        assertThat(values()).containsExactly("old one", "new two", "plain");
        assertThat(settings.again("database", PAUSE)).isFalse();
        assertThat(aws.asked()).hasSize(4);
        assertThat(settings.again("keys", PAUSE)).as("another use").isFalse();
        assertThat(aws.asked()).hasSize(6);
        clock.advance(PAUSE);
        settings.again("database", PAUSE);
        assertThat(aws.asked()).hasSize(8);
    }

    @Test
    void whatCannotBeFetchedKeepsItsValueAndTheOthersAreTaken() throws Exception {
        aws.remove("/one");
        aws.put("/two", "new two");
        clock.advance(Duration.ofSeconds(300));
        settings.renewIfDue();
        awaitChange();
        assertThat(values()).containsExactly("old one", "new two", "plain");

        aws.put("/one", "new one");
        clock.advance(Duration.ofSeconds(61));
        settings.renewIfDue();
        awaitChange();
        assertThat(values())
                .as("a failure is tried again after a minute")
                .containsExactly("new one", "new two", "plain");
    }

    @Test
    void noCallerWaitsLongForASlowAws() throws Exception {
        var slow = new CountDownLatch(1);
        aws.beforeAnswer(() -> {
            try {
                slow.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        aws.put("/one", "new one");
        var start = System.nanoTime();
        assertThat(settings.again("database", PAUSE)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        slow.countDown();
        awaitChange();
        assertThat(values()).containsExactly("new one", "old two", "plain");
    }

    @Test
    void withoutReferencesNothingIsEverFetched() {
        var plain = fetch(Map.of("PLAIN", "plain"));
        clock.advance(Duration.ofDays(400));
        assertThat(plain.isDue()).isFalse();
        assertThat(plain.again("database", PAUSE)).isFalse();
        assertThat(aws.asked()).hasSize(2);
    }

    private LiveSettings fetch(Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.putAll(aws.environment());
        var fetched = LiveSettings.fetch(all, clock);
        fetched.whenChanged(changes::release);
        return fetched;
    }

    private void awaitChange() throws InterruptedException {
        assertThat(changes.tryAcquire(10, TimeUnit.SECONDS)).as("changed").isTrue();
    }

    private Object[] values() {
        return new Object[] {read("ONE"), read("TWO"), read("PLAIN")};
    }

    private Object read(String key) {
        return settings.read(each -> each.required(key)).records()[0];
    }
}
