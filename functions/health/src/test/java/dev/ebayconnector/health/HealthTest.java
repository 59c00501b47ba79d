package dev.ebayconnector.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ebayconnector.core.database.SchemaVersion;
import dev.ebayconnector.testing.FaultTable;
import dev.ebayconnector.testingpostgres.FaultProxy.Greeting;
import org.junit.jupiter.api.Test;

/** A health check that says 200 without a database, or keeps its caller waiting, is worse than none. */
class HealthTest extends HealthScene {

    @Test
    void readyNamesBothSchemaVersionsTheTimeAndThePool() {
        var ready = ready();
        assertThat(ready.status()).as(ready.toString()).isEqualTo(200);
        assertThat(ready.json().path("status").asText()).isEqualTo("ok");
        assertThat(ready.json().path("environment").asText()).isEqualTo("local");
        assertThat(ready.json().path("schema_version").asText()).isEqualTo(SchemaVersion.EXPECTED);
        assertThat(ready.json().path("expected_schema_version").asText()).isEqualTo(SchemaVersion.EXPECTED);
        assertThat(ready.json().path("latency_ms").asDouble()).isPositive();
        assertThat(ready.json().path("pool").toString())
                .isEqualTo("{\"open\":1,\"busy\":0,\"idle\":1,\"waiting\":0,\"maximum\":1}");
        assertThat(ready.header("Cache-Control")).contains("no-store");
    }

    @Test
    void liveAsksNoOtherSystem() {
        proxy.swallow();
        proxy.greet(Greeting.SILENCE);
        double least = Double.MAX_VALUE;
        for (int call = 0; call < 50; call++) {
            assertThat(get("/healthz").body()).isEqualTo("{\"status\":\"ok\",\"environment\":\"local\"}");
            least = Math.min(least, millis);
        }
        FaultTable.row("/healthz while the database is a black hole, best of 50", least, "200 within 5 ms warm");
        assertThat(least).isLessThan(25);
    }

    @Test
    void aPortThatAcceptsWhilePostgresqlRefusesIsNotReady() {
        proxy.greet(Greeting.CLOSE);
        proxy.cut();
        notReady("/healthz/db, port accepts and closes", "Database: no connection was available in time.");
    }

    @Test
    void aSilentPortIsNotReadyInTime() {
        proxy.greet(Greeting.SILENCE);
        proxy.cut();
        notReady("/healthz/db, port accepts and is silent", "Database: no connection");
    }

    @Test
    void aBlackHoleIsNotReadyInTime() {
        proxy.swallow();
        proxy.greet(Greeting.SILENCE);
        notReady("/healthz/db, black hole on idle and new connections", "Database: no connection");
    }

    @Test
    void aConnectionThatWasCutIsReplacedAndIsNoReasonForAlarm() {
        proxy.reset();
        readyAgain("/healthz/db, RST on the idle connection");
        proxy.swallow();
        readyAgain("/healthz/db, black hole on the idle connection");
    }

    @Test
    void aPortThatRefusesIsNotReadyAndReadyAgainAsSoonAsItOpens() {
        proxy.refuse();
        notReady("/healthz/db, port refuses", "Database: no connection");
        proxy.admit();
        readyAgain("/healthz/db, port opens again");
    }

    @Test
    void anOlderSchemaIsNotReadyAndBothVersionsAreNamed() {
        database.execute("UPDATE flyway_schema_history SET version = '000' || version WHERE version = '"
                + SchemaVersion.EXPECTED + "'");
        try {
            notReady(
                    "/healthz/db, schema too old",
                    "Schema: the database is at version 000" + SchemaVersion.EXPECTED + ", this build needs "
                            + SchemaVersion.EXPECTED + "; run the migrations job.");
            var parts = full().json();
            assertThat(parts.path("status").asText()).isEqualTo("fail");
            assertThat(parts.at("/parts/1/cause").asText()).contains("needed " + SchemaVersion.EXPECTED);
        } finally {
            database.execute("UPDATE flyway_schema_history SET version = '" + SchemaVersion.EXPECTED
                    + "' WHERE version LIKE '000%'");
        }
    }

    @Test
    void aDatabaseThatWasNeverMigratedIsNotReady() {
        database.execute("ALTER VIEW schema_version RENAME TO elsewhere");
        try {
            notReady("/healthz/db, never migrated", "Schema: the database is at version none, this build needs");
        } finally {
            database.execute("ALTER VIEW elsewhere RENAME TO schema_version");
        }
    }

    @Test
    void aNewerSchemaIsReadyBecauseOldCodeWorksOnIt() {
        database.execute("""
            INSERT INTO flyway_schema_history
            SELECT 900, '900', 'later', 'SQL', 'V900__later.sql', 1, installed_by, now(), 1, true
            FROM flyway_schema_history WHERE installed_rank = 1
            """);
        try {
            var ready = ready();
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.json().path("schema_version").asText()).isEqualTo("900");
            assertThat(ready.json().path("expected_schema_version").asText()).isEqualTo(SchemaVersion.EXPECTED);
        } finally {
            database.execute("DELETE FROM flyway_schema_history WHERE version = '900'");
        }
    }

    @Test
    void aDatabaseThatTakesNoWritesIsNotReady() {
        database.execute("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");
        proxy.cut();
        try {
            notReady("/healthz/db, database read-only", "Database: it accepts no writes");
        } finally {
            database.execute("BEGIN READ WRITE; ALTER DATABASE " + database.name()
                    + " RESET default_transaction_read_only; COMMIT");
        }
    }

    @Test
    void theVersionNamesTheBuildTheSchemaAndTheEnvironmentToEveryone() {
        var version = get("/api/version");
        assertThat(version.status()).isEqualTo(200);
        assertThat(version.json().path("commit").asText()).matches("[0-9a-f]{7,40}|unknown");
        assertThat(version.json().path("build").asText()).matches("\\d+|unknown");
        assertThat(version.json().path("built_at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ|unknown");
        assertThat(version.json().path("schema_version").asText()).isEqualTo(SchemaVersion.EXPECTED);
        assertThat(version.json().path("environment").asText()).isEqualTo("local");
        assertThat(version.json()).hasSize(5);
        proxy.refuse();
        assertThat(get("/api/version").body()).isEqualTo(version.body());
        proxy.admit();
    }

    private void notReady(String fault, String detail) {
        var answer = ready();
        FaultTable.row(fault, millis, "503 within 2,000 ms");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.json().path("detail").asText()).startsWith(detail);
        assertThat(answer.json().path("request_id").asText()).isEqualTo("health-test");
        assertThat(millis).isLessThan(2_700);
    }

    private void readyAgain(String fault) {
        var answer = ready();
        FaultTable.row(fault, millis, "200 within 1,500 ms");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(millis).isLessThan(1_500);
    }
}
