package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.FaultTable;
import dev.ebayconnector.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A hundred at once, counted where it matters: in the server. */
class ParallelRequestsTest {

    private static final int REQUESTS = 100;
    private static final int INSTANCES = 5;
    private static final int POOL = 2;
    private static final String SESSIONS =
            "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'connector-auth%'";

    @Test
    void aHundredRequestsOnFiveInstancesAllSucceedWithinTheBudgetOfConnections() throws Exception {
        try (var database = TestDatabase.migrated()) {
            var instances = IntStream.range(0, INSTANCES)
                    .mapToObj(_ -> new AuthScene(database))
                    .toList();
            var most = new Most(database);
            var failed = atOnce(REQUESTS, i -> instances.get(i % INSTANCES).users()).stream()
                    .filter(answer -> answer.status() != 200)
                    .toList();
            FaultTable.row(
                    REQUESTS + " parallel requests on " + INSTANCES + " instances",
                    failed.size() + " errors, " + most.seen() + " connections",
                    "0 errors, at most " + INSTANCES * POOL + " connections");
            instances.forEach(AuthScene::close);
            assertThat(failed).isEmpty();
            assertThat(most.seen()).isBetween(INSTANCES, INSTANCES * POOL);
        }
    }

    private static List<Timed> atOnce(int times, IntFunction<Timed> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            var calls = new ArrayList<Callable<Timed>>();
            IntStream.range(0, times).forEach(i -> calls.add(() -> call.apply(i)));
            var answers = new ArrayList<Timed>();
            for (Future<Timed> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    /** The most sessions that the server has had at one moment so far; asks it all the time. */
    private static final class Most {

        private final AtomicBoolean over = new AtomicBoolean();
        private final Future<Integer> most;

        Most(TestDatabase database) {
            var threads = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().factory());
            most = threads.submit(() -> {
                int seen = 0;
                while (!over.get()) {
                    seen = Math.max(seen, Integer.parseInt(database.ask(SESSIONS)));
                }
                return seen;
            });
        }

        int seen() throws Exception {
            over.set(true);
            return most.get();
        }
    }
}
