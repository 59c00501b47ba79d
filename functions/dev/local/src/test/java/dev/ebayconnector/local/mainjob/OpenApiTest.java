package dev.ebayconnector.local.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.local.RunningStack;
import dev.ebayconnector.local.mainjob.ApiDocument.Operation;
import dev.ebayconnector.local.stack.StackAddresses;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The running system does what {@code /api/openapi.json} says, and nothing that it does not say. */
@ExtendWith(RunningStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpenApiTest {

    /** Exists only with TOKEN_DEBUG_ENABLED. */
    private static final String DEBUG = "debugToken";

    /** What cannot be done here, and why. */
    private static final Set<String> NOT_DONE = Set.of(
            DEBUG,
            // eBay calls them, with a signature; NoticeJourneyTest does.
            "receiveNotice",
            "receiveSandboxNotice",
            // A browser makes and uses passkeys; PasskeyTest does, and the console's tests.
            "addPasskey",
            "signInByPasskey",
            // Only if something differs.
            "repairProof");

    private static StackAddresses stack;
    private static ApiDocument document;
    private static ApiCalls calls;
    private static String admin;

    @BeforeAll
    static void read(StackAddresses running) throws Exception {
        stack = running;
        var text = new ApiCalls(stack.edge(), null).request("GET", "/api/openapi.json", null, null, "*/*");
        assertThat(text.status()).isEqualTo(200);
        document = new ApiDocument(new ObjectMapper().readTree(text.body()));
        calls = new ApiCalls(stack.edge(), document);
        admin = calls.signIn(stack.adminEmail(), stack.adminPassword());
    }

    @Test
    @Order(1)
    void everyExampleIsValidAndNothingLacksOne() {
        var wrong = new ArrayList<String>();
        document.examples().forEach((where, example) -> {
            if (example.getValue().isMissingNode()) {
                wrong.add(where + " has no example");
            } else {
                document.invalid(example.getKey(), example.getValue())
                        .ifPresent(message -> wrong.add(where + ": " + message));
            }
        });
        assertThat(document.examples()).hasSizeGreaterThan(300);
        assertThat(wrong).isEmpty();
    }

    @Test
    @Order(2)
    void everyOperationDoesWhatItIsForAndAnswersAsDocumented() throws Exception {
        var journey = new ApiJourney(stack, calls, admin);
        var users = new ApiUsersJourney(calls, admin);
        users.users();
        users.apiTokens();
        journey.connect();
        journey.syncs();
        journey.quarantine();
        journey.records();
        journey.erasures();
        new ApiAlertsJourney(new ApiSurroundings(stack), calls, admin).alerts();
        everyOtherRead();
        journey.disconnect();
        var idle =
                new TreeSet<>(document.operations().stream().map(Operation::id).toList());
        idle.removeAll(calls.succeeded);
        idle.removeAll(NOT_DONE);
        assertThat(calls.wrong).isEmpty();
        assertThat(idle).as("operations that nothing was done with").isEmpty();
        assertThat(calls.signedIn).hasSizeGreaterThan(100);
        assertThat(new ApiSurroundings(stack).eventsWithoutWho(calls.signedIn))
                .as("events of signed-in requests that do not say who caused them")
                .isEmpty();
    }

    private static void everyOtherRead() throws Exception {
        for (var operation : document.operations()) {
            if (!operation.isWrite()
                    && operation.parameters("path").isEmpty()
                    && !calls.succeeded.contains(operation.id())
                    && !NOT_DONE.contains(operation.id())) {
                var call = calls.call(operation).as(admin);
                operation.parameters("query").stream()
                        .filter(parameter -> parameter.path("required").asBoolean())
                        .forEach(parameter -> call.query(parameter.path("name").asText() + "="
                                + parameter.path("example").asText()));
                call.expect(200);
            }
        }
    }

    @Test
    @Order(3)
    void everyOperationRefusesAsDocumented() throws Exception {
        var refusals = new ApiRefusals(document, calls, admin, viewer());
        calls.wrong.clear();
        var existing = document.operations().stream()
                .filter(operation -> !operation.id().equals(DEBUG))
                .toList();
        for (var operation : existing) {
            refusals.callers(operation);
            refusals.query(operation);
            refusals.body(operation);
            refusals.key(operation);
            refusals.unknownObject(operation);
            refusals.otherMethod(operation);
        }
        assertThat(calls.wrong).isEmpty();
    }

    private static String viewer() throws Exception {
        var body = "{\"email\":\"reader@example.com\",\"password\":\"a long enough word\",\"role\":\"VIEWER\"}";
        calls.call("addUser").as(admin).body(body).expect(201);
        return calls.signIn("reader@example.com", "a long enough word");
    }

    @Test
    void whoHasTheDocumentGetsNoBody() throws Exception {
        var first = calls.call("openapi").expect(200);
        var again = calls.call("openapi").ifNot(first.tag()).expect(304);
        assertThat(again.tag()).isEqualTo(first.tag()).isNotEmpty();
    }

    @Test
    void anUnknownPathIsAProblem() throws Exception {
        var answer = calls.request("GET", "/api/nothing", admin, null, "*/*");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(document.wrong("NotFound", answer)).isEmpty();
    }
}
