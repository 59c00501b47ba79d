package dev.ebayconnector.local.queries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.gateway.GetEvent;
import dev.ebayconnector.local.lambda.FunctionSpec;
import dev.ebayconnector.local.lambda.InstanceLauncher;
import dev.ebayconnector.local.lambda.LambdaInstance;
import dev.ebayconnector.local.lambda.Outcome;
import dev.ebayconnector.local.reads.ListCall;
import dev.ebayconnector.local.reads.ListCalls;
import dev.ebayconnector.local.reads.ListValues;
import dev.ebayconnector.local.reads.ReadFunctions;
import dev.ebayconnector.local.stack.ProjectRoot;
import dev.ebayconnector.testing.FunctionSettings;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.testingpostgres.StatementCounter;
import dev.ebayconnector.testingpostgres.StatementCounter.Asked;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every list of the API asks of PostgreSQL, by each filter and sort, of the built functions on a large store. */
class ListRoundTripsTest {

    /** One checks the session and names the connection, one reads the page. */
    private static final int ROUND_TRIPS = 2;

    /** What some lists do beside: runs are shown with their slices, and who reads dates of tokens is written down. */
    private static final Map<String, Integer> MORE = Map.of("/api/ebay/sync/runs", 1, "/api/ebay/token-info", 1);

    /** A name is looked for by its hash, whose key is read. */
    private static final List<String> PEOPLE = List.of("buyer=", "sender=");

    private static final Duration START = Duration.ofMinutes(2);

    /** One for each processor of the machine that checks each change. */
    private static final int AT_ONCE = 2;

    private static final Path ROOT = ProjectRoot.find("", Path.of(""));
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;

    private static InstanceLauncher launcher;
    private static Map<String, String> settings;
    private static String session;

    @BeforeAll
    static void open() {
        var database = LargeStore.database();
        // The key of BulkData opens nothing; the function makes one of its own.
        database.execute("DELETE FROM hash_key");
        launcher = new InstanceLauncher(InstanceLauncher.LAMBDA_FLAGS, Map.of("AWS_REGION", "eu-central-1"), directory);
        settings = FunctionSettings.of(database.url());
        session = TestSession.of("ADMIN");
    }

    @Test
    void aListIsOneStatementBehindTheCheckOfTheSessionHoweverManyRowsItShows() throws Exception {
        var calls = calls();
        var functions = new ReadFunctions(ROOT, settings);
        var ofFunction = calls.stream()
                .collect(Collectors.groupingBy(
                        call -> functions.spec(call.list()).name()));
        var faults = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var longestFirst = ofFunction.values().stream()
                    .sorted(Comparator.comparingInt(List<ListCall>::size).reversed())
                    .map(ListRoundTripsTest::faultsOfFunction)
                    .toList();
            for (var found : threads.invokeAll(longestFirst)) {
                faults.addAll(found.get());
            }
        }
        assertThat(calls).hasSizeGreaterThan(200);
        assertThat(faults).isEmpty();
    }

    private static List<ListCall> calls() throws Exception {
        try (var connection = DriverManager.getConnection(LargeStore.database().url())) {
            return ListCalls.of(ROOT, new ListValues(connection));
        }
    }

    /** @param calls of one function, which has a counter of its own */
    private static Callable<List<String>> faultsOfFunction(List<ListCall> calls) {
        return () -> {
            var faults = new ArrayList<String>();
            var first = calls.getFirst();
            try (var counter = StatementCounter.before(LargeStore.database().port());
                    var instance = launcher.launch(functionBehind(counter, first))) {
                instance.awaitReady(START);
                answer(instance, first);
                for (var call : calls) {
                    fault(instance, counter, call).ifPresent(faults::add);
                }
            }
            return faults;
        };
    }

    private static FunctionSpec functionBehind(StatementCounter counter, ListCall call) {
        var counted = new HashMap<>(settings);
        counted.put("DATABASE_URL", LargeStore.database().urlThrough(counter.port()));
        return new ReadFunctions(ROOT, counted).spec(call.list());
    }

    private static Optional<String> fault(LambdaInstance instance, StatementCounter counter, ListCall call)
            throws Exception {
        var expected = ROUND_TRIPS
                + MORE.getOrDefault(call.list(), 0)
                + (PEOPLE.stream().anyMatch(call.target()::contains) ? 1 : 0);
        var one = asked(instance, counter, call.limited(1));
        var many = asked(instance, counter, call.limited(100));
        if (one.equals(many) && many.roundTrips() == expected) {
            return Optional.empty();
        }
        one = lesser(one, asked(instance, counter, call.limited(1)));
        many = lesser(many, asked(instance, counter, call.limited(100)));
        return one.equals(many) && many.roundTrips() == expected
                ? Optional.empty()
                : Optional.of(
                        call + ": " + one + " for one row, " + many + " for a page, not " + expected + " round trips");
    }

    /** Once a minute the session's last use is written. */
    private static Asked lesser(Asked first, Asked second) {
        return first.roundTrips() < second.roundTrips() ? first : second;
    }

    private static Asked asked(LambdaInstance instance, StatementCounter counter, ListCall call) throws Exception {
        var before = counter.asked();
        answer(instance, call);
        return counter.asked().since(before);
    }

    private static void answer(LambdaInstance instance, ListCall call) throws Exception {
        var outcome = instance.invoke(GetEvent.of(call.target(), session, Instant.now()));
        assertThat(outcome).as(call.toString()).isInstanceOf(Outcome.Answered.class);
        assertThat(JSON.readTree(((Outcome.Answered) outcome).payload())
                        .path("statusCode")
                        .asInt())
                .as("%s %s", call, outcome)
                .isEqualTo(200);
    }
}
