package dev.ebayconnector.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.testing.FaultTable;
import dev.ebayconnector.testing.TestDatabase;
import dev.ebayconnector.testingpostgres.FaultProxy.Greeting;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What platforms do to connections, done to a whole function; each test prints its figure beside the promise. The bounds
 * asserted are wider where they are times: other programs build on the machine that tests.
 */
class ConnectionFaultTest {

    private static final double SLACK = 700;

    private static TestDatabase database;
    private static AuthScene scene;

    private double usual;
    private int connections;

    @BeforeAll
    static void open() throws Exception {
        database = TestDatabase.onOwnServer();
        scene = new AuthScene(database);
    }

    @AfterAll
    static void close() throws Exception {
        scene.close();
        database.close();
    }

    @BeforeEach
    void warmUp() throws Exception {
        scene.proxy.heal();
        scene.fillPool();
        usual = scene.usual();
        connections = scene.proxy.accepted();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100, 1000})
    void idleConnectionsThatWereEndedCostNothing(long idleMillis) {
        pause(idleMillis);
        scene.proxy.cut();
        answersAtOnce("FIN on idle connections, " + idleMillis + " ms after the last use");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100, 1000})
    void idleConnectionsThatWereResetCostNothing(long idleMillis) {
        pause(idleMillis);
        scene.proxy.reset();
        answersAtOnce("RST on idle connections, " + idleMillis + " ms after the last use");
    }

    /** The platform's five minutes, shortened: it says nothing until the connection is used again. */
    @Test
    void connectionsThatAPlatformCutsForBeingIdleCostNothing() {
        scene.proxy.cutWhatWasIdleFor(Duration.ofMillis(300));
        pause(400);
        answersAtOnce("idle cut by the platform (its 5 min shortened to 300 ms)");
        assertThat(scene.proxy.accepted()).isEqualTo(connections + 1);
    }

    @Test
    void connectionsThatTheServerForgotCostNothing() {
        scene.proxy.halfOpen();
        answersAtOnce("half-open connections");
    }

    @Test
    void connectionsThatAnAdministratorEndedCostNothing() {
        database.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'connector-auth%'");
        answersAtOnce("pg_terminate_backend on idle connections");
    }

    @Test
    void twoIdleConnectionsThatSwallowEverythingCostOneProof() {
        scene.proxy.swallow();
        var next = scene.users();
        FaultTable.row("black hole on both idle connections", next.millis(), "200 within 1,500 ms");
        assertThat(next.status()).as(next.toString()).isEqualTo(200);
        // One proof is 500 ms, and the second connection is not asked at all.
        assertThat(next.millis()).isBetween(450.0, 1_500.0);
        assertThat(scene.proxy.accepted()).isEqualTo(connections + 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReadThatIsCutSucceedsOnASecondConnection(boolean serverHasIt) {
        freshConnection();
        scene.proxy.cutAt("AS email_key", serverHasIt);
        var next = scene.users();
        assertThat(scene.proxy.hasCutAll()).isTrue();
        FaultTable.row("cut during a read, " + lost(serverHasIt), next.millis() - usual, "200 by one retry");
        assertThat(next.status()).as(next.toString()).isEqualTo(200);
        assertThat(next.millis()).isLessThan(usual + SLACK);
    }

    @Test
    void aReadThatIsCutTwiceIs503WithTheRequestId() {
        freshConnection();
        scene.proxy.cutAt("AS email_key", true, 2);
        refusesInTime("cut during a read and during its retry");
        assertThat(scene.proxy.hasCutAll()).isTrue();
        assertThat(scene.users().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWriteThatIsCutIsNotSentAgain(boolean serverHasIt) {
        var email = "cut-" + serverHasIt + "@example.com";
        scene.proxy.cutAt("INSERT INTO users", serverHasIt);
        var next = scene.addUser(email);
        var rows = database.ask("SELECT count(*) FROM users WHERE email = '" + email + "'");
        FaultTable.row(
                "cut during a write, " + lost(serverHasIt),
                next.status() + ", rows " + rows,
                "503, never applied twice");
        assertThat(next.status()).as(next.toString()).isEqualTo(503);
        assertThat(next.answer().json().path("request_id").asText()).isEqualTo(AuthScene.REQUEST_ID);
        assertThat(rows).isEqualTo(serverHasIt ? "1" : "0");
    }

    @Test
    void anEventWhoseAnswerIsLostIsThereOnce() {
        var before = refusals();
        scene.proxy.cutAt("INSERT INTO event_log", true);
        assertThat(scene.signInAs("unknown@example.com").status()).isEqualTo(401);
        FaultTable.row(
                "cut while an event is stored, the answer lost", "rows " + (refusals() - before), "never stored twice");
        assertThat(refusals()).isEqualTo(before + 1);
    }

    @Test
    void aServerThatIsRestartedIs503WhileItIsDownAndServesAsSoonAsItIsUp() {
        database.stop();
        refusesInTime("server stopped");
        refusesInTime("server stopped, the next request");
        database.start();
        servesAgain("server started again");
    }

    @Test
    void aPortThatRefusesIs503AndServesAsSoonAsItOpens() {
        scene.proxy.refuse();
        refusesInTime("port refuses");
        scene.proxy.admit();
        servesAgain("port opens again");
    }

    @Test
    void aPortThatAcceptsAndClosesIs503AndServesAsSoonAsItForwards() {
        scene.proxy.greet(Greeting.CLOSE);
        scene.proxy.cut();
        refusesInTime("port accepts, then closes");
        scene.proxy.greet(Greeting.FORWARD);
        servesAgain("port forwards again");
    }

    @Test
    void aPortThatAcceptsAndSaysNothingIs503AndServesAsSoonAsItForwards() {
        scene.proxy.greet(Greeting.SILENCE);
        scene.proxy.cut();
        refusesInTime("port accepts, then is silent");
        scene.proxy.greet(Greeting.FORWARD);
        servesAgain("port speaks again");
    }

    @Test
    void aNetworkThatSwallowsEverythingIs503AndServesAsSoonAsItForwards() {
        scene.proxy.swallow();
        scene.proxy.greet(Greeting.SILENCE);
        refusesInTime("black hole on idle and on new connections");
        scene.proxy.greet(Greeting.FORWARD);
        servesAgain("network back");
    }

    @Test
    void aSlowNetworkIsNotTakenForADeadOne() {
        scene.proxy.delay(Duration.ofMillis(150));
        var next = scene.users();
        FaultTable.row("150 ms more for each round trip", next.millis(), "200 on the same connection");
        assertThat(next.status()).isEqualTo(200);
        assertThat(scene.proxy.accepted()).isEqualTo(connections);
    }

    private void answersAtOnce(String fault) {
        var next = scene.users();
        FaultTable.row(fault, next.millis() - usual, "200, at most 50 ms extra");
        assertThat(next.status()).as(next.toString()).isEqualTo(200);
        assertThat(next.millis()).isLessThan(usual + SLACK);
    }

    private void refusesInTime(String fault) {
        var next = scene.users();
        FaultTable.row(fault, next.millis(), "503 within 2,000 ms");
        assertThat(next.status()).as(next.toString()).isEqualTo(503);
        assertThat(next.answer().header("Content-Type")).startsWith("application/problem+json");
        assertThat(next.answer().json().path("request_id").asText()).isEqualTo(AuthScene.REQUEST_ID);
        assertThat(next.answer().body()).doesNotContain("127.0.0.1");
        assertThat(next.millis()).isLessThan(2_000 + SLACK);
    }

    private void servesAgain(String change) {
        var next = scene.users();
        FaultTable.row(change, next.millis(), "200 within 1,000 ms, same function");
        assertThat(next.status()).as(next.toString()).isEqualTo(200);
        assertThat(next.millis()).isLessThan(1_000 + SLACK);
    }

    /** One on which no statement is prepared yet: its text goes over the wire again, for the proxy to see. */
    private void freshConnection() {
        scene.proxy.cut();
        assertThat(scene.users().status()).isEqualTo(200);
    }

    private static String lost(boolean serverHasIt) {
        return serverHasIt ? "the answer lost" : "the question lost";
    }

    private int refusals() {
        return Integer.parseInt(database.ask("SELECT count(*) FROM event_log WHERE event = 'auth.refused'"));
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
