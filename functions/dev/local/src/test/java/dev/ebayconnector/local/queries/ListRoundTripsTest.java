package dev.ebayconnector.local.queries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.gateway.GetEvent;
import dev.ebayconnector.local.lambda.InstanceLauncher;
import dev.ebayconnector.local.lambda.LambdaInstance;
import dev.ebayconnector.local.lambda.Outcome;
import dev.ebayconnector.local.reads.ListCall;
import dev.ebayconnector.local.reads.ListCalls;
import dev.ebayconnector.local.reads.ListValues;
import dev.ebayconnector.local.reads.ReadFunctions;
import dev.ebayconnector.local.stack.ProjectRoot;
import dev.ebayconnector.testing.TestKeyset;
import dev.ebayconnector.testing.TestSession;
import dev.ebayconnector.testingpostgres.StatementCounter;
import dev.ebayconnector.testingpostgres.StatementCounter.Asked;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every list of the API asks of PostgreSQL, by each filter and sort, of the built functions on a large store. */
class ListRoundTripsTest {

    /** One checks the session and names the connection, one reads the page. */
    private static final int ROUND_TRIPS = 2;

    /** What some lists do beside. */
    private static final Map<String, Integer> MORE = Map.of();

    /** A name is looked for by its hash, whose key is read. */
    private static final List<String> PEOPLE = List.of("buyer=", "sender=");

    private static final Path ROOT = ProjectRoot.find("", Path.of(""));
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;

    private static final Map<String, LambdaInstance> INSTANCES = new HashMap<>();
    private static StatementCounter counter;
    private static InstanceLauncher launcher;
    private static ReadFunctions functions;
    private static String session;

    @BeforeAll
    static void open() {
        var database = LargeStore.database();
        // The key of BulkData opens nothing; the function makes one of its own.
        database.execute("DELETE FROM hash_key");
        counter = StatementCounter.before(database.port());
        launcher = new InstanceLauncher(
                InstanceLauncher.LAMBDA_FLAGS, Map.of("AWS_REGION", "eu-central-1"), directory);
        session = TestSession.of("ADMIN");
        functions = new ReadFunctions(ROOT, settings(database.urlThrough(counter.port())));
    }

    @AfterAll
    static void close() throws IOException {
        INSTANCES.values().forEach(LambdaInstance::close);
        counter.close();
    }

    private static Map<String, String> settings(String url) {
        var settings = new HashMap<>(Map.of(
                "DATABASE_URL",
                url,
                "SESSION_KEYS",
                TestSession.KEYS,
                "SESSION_SIGNING_KEY",
                TestSession.SIGNING_KEY,
                "CONNECTOR_ENVIRONMENT",
                "local",
                "EDGE_REQUIRED",
                "false",
                "SYNC_QUEUE_URL",
                "http://127.0.0.1:9/none",
                "ERASURE_QUEUE_URL",
                "http://127.0.0.1:9/none",
                "EBAY_KEYSETS",
                "{\"sandbox\":{\"client_id\":\"test\",\"client_secret\":\"test\",\"runame\":\"test\"}}"));
        settings.put("TOKEN_KEYSET", TestKeyset.fresh());
        settings.put("PERSONAL_DATA_KEYSET", TestKeyset.fresh());
        return settings;
    }

    @Test
    void aListIsOneStatementBehindTheCheckOfTheSessionHoweverManyRowsItShows() throws Exception {
        var faults = new ArrayList<String>();
        var calls = calls();
        for (var call : calls) {
            var one = asked(call.limited(1));
            var many = asked(call.limited(100));
            var expected = ROUND_TRIPS
                    + MORE.getOrDefault(call.list(), 0)
                    + (PEOPLE.stream().anyMatch(call.target()::contains) ? 1 : 0);
            if (!one.equals(many) || many.roundTrips() != expected) {
                faults.add(call + ": " + one + " for one row, " + many + " for a page, not " + expected + " round trips");
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

    /** The lesser of two: once a minute the session's last use is written. */
    private static Asked asked(ListCall call) throws Exception {
        var first = askedOnce(call);
        var second = askedOnce(call);
        return first.roundTrips() < second.roundTrips() ? first : second;
    }

    private static Asked askedOnce(ListCall call) throws Exception {
        var name = ReadFunctions.of(call.list());
        if (!INSTANCES.containsKey(name)) {
            INSTANCES.put(name, launcher.launch(functions.spec(call.list())));
            answer(INSTANCES.get(name), call);
        }
        var before = counter.asked();
        answer(INSTANCES.get(name), call);
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
