package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.privacy.erasure.ErasureRequest;
import dev.ebayconnector.privacy.erasure.ErasureResult;
import dev.ebayconnector.privacy.erasure.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code kill -9} of the process within every step of an erasure: the next one goes on where the last commit was, and there
 * is one receipt. {@link ErasureRaceTest} aborts the same behind commits and between the batches of a step.
 */
@ExtendWith(RunningSync.class)
@Timeout(120)
final class KilledErasureTest {

    private static final List<String> OF_ACCOUNT = List.of(
            "data_keys",
            "threads",
            "order_line_items",
            "orders",
            "transactions",
            "disputes",
            "messages",
            "conversations",
            "payouts",
            "quarantined_records",
            "event_log");
    private static final List<String> OF_BUYER = List.of(
            "threads", "orders", "transactions", "disputes", "conversations", "messages", "quarantined_records");

    private final SyncSystem system;

    KilledErasureTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void theNextProcessFinishesAndTheReceiptIsThereOnce() throws Exception {
        var account = system.connect();
        try (var scene = new ErasureScene(system)) {
            scene.syncAll(account);
            long orders = system.sql.number("SELECT count(*) FROM orders");
            var userId = system.sql.text("SELECT ebay_user_id FROM accounts WHERE id = ?", account);
            var id = scene.request(ErasureRequest.ofNotice("n", "production", new Subject("seller-a", userId, null)));

            assertThat(killedAtEachStep(id)).containsExactlyElementsOf(steps(account));
            assertThat(scene.run(id)).isInstanceOf(ErasureResult.Done.class);
            assertThat(system.sql.number("SELECT count(*) FROM erasures")).isOne();
            assertThat(system.sql.number("SELECT count(*) FROM event_log WHERE event = 'erasure.done'"))
                    .isOne();
            assertThat(system.sql.text("SELECT CAST(proof -> 'left' AS text) FROM erasures"))
                    .doesNotContainPattern("[1-9]");
            assertThat(system.sql.number("SELECT CAST(counts ->> 'orders' AS bigint) FROM erasures"))
                    .as("each row is counted once")
                    .isEqualTo(orders);
            for (var table : ErasureScene.RESOURCES) {
                assertThat(system.sql.number("SELECT count(*) FROM " + table + " WHERE personal IS NOT NULL"))
                        .as(table)
                        .isZero();
            }
        }
    }

    private static List<String> steps(UUID account) {
        var steps = new ArrayList<>(List.of("claim", "mark", "barrier"));
        OF_ACCOUNT.forEach(step -> steps.add(account + "/" + step));
        steps.addAll(OF_BUYER);
        steps.add("proof");
        return steps;
    }

    /** The first two die in the claim and the first step; each later one does a step and dies in the next. */
    private List<String> killedAtEachStep(UUID id) throws Exception {
        var killed = new ArrayList<String>();
        var next = start(id);
        for (int at = 1; !killed.contains("proof"); at++) {
            try (var process = next) {
                next = start(id);
                int stop = Math.min(at, 3);
                process.await("ready");
                process.send(Integer.toString(stop));
                process.await("there");
                process.kill();
            }
            killed.add(at == 1 ? "claim" : stepUnderWay());
            assertThat(killed).hasSizeLessThan(30);
        }
        next.close();
        return killed;
    }

    /** What the last commit has written; the step that follows it was killed. */
    private String stepUnderWay() {
        return system.sql.text("SELECT COALESCE(progress ->> 'step', 'mark') FROM erasures");
    }

    private Killable start(UUID id) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ErasureProgram.class.getName(),
                        system.database.url(),
                        id.toString())
                .redirectErrorStream(true);
        builder.environment().put("PERSONAL_DATA_KEYSET", system.environment.get("PERSONAL_DATA_KEYSET"));
        return new Killable(builder.start());
    }

    private record Killable(Process process) implements AutoCloseable {

        void await(String line) throws IOException {
            var output = process.inputReader();
            var said = new ArrayList<String>();
            for (var read = output.readLine(); !line.equals(read); read = output.readLine()) {
                said.add(read);
                if (read == null) {
                    throw new IllegalStateException("ended without " + line + ": " + said);
                }
            }
        }

        void send(String line) throws IOException {
            process.outputWriter().append(line).append("\n").flush();
        }

        /** As the operating system does when memory runs out. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
