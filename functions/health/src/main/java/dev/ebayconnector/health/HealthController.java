package dev.ebayconnector.health;

import dev.ebayconnector.core.database.SchemaVersion;
import dev.ebayconnector.web.Build;
import dev.ebayconnector.web.HttpProblem;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/** Live, ready and what build; open to everybody, so it names no host and no account. */
@Controller
final class HealthController {

    private final SchemaCheck check;
    private final Build build = Build.current();

    HealthController(SchemaCheck check) {
        this.check = check;
    }

    /** Whether the function runs; no IO. */
    @Get("/healthz")
    Live live() {
        return new Live("ok");
    }

    /** Whether the function can work: 503 names the part that fails, within 2 s. */
    @Get("/healthz/db")
    Ready ready() {
        return switch (check.ask()) {
            case DatabaseState.Reached reached ->
                    new Ready("ok", reached.schema(), SchemaVersion.EXPECTED, reached.latencyMillis());
            case DatabaseState.SchemaTooOld old -> throw HttpProblem.of(HttpStatus.SERVICE_UNAVAILABLE,
                    "Schema: the database is at version " + old.schema() + ", this build needs " + SchemaVersion.EXPECTED
                            + "; run the migrations job.");
            case DatabaseState.Away away -> throw HttpProblem.of(HttpStatus.SERVICE_UNAVAILABLE, "Database: " + away.reason() + ".");
        };
    }

    /** Every part with its state; 200 even if one fails, because the answer itself is the report. */
    @Get("/api/health/full")
    Report report() {
        return new Report(switch (check.ask()) {
            case DatabaseState.Reached reached -> List.of(
                    new Part("database", "ok", reached.latencyMillis(), null),
                    new Part("schema", "ok", null, "version " + reached.schema()));
            case DatabaseState.SchemaTooOld old -> List.of(
                    new Part("database", "ok", null, null),
                    new Part("schema", "fail", null, "version " + old.schema() + ", needed " + SchemaVersion.EXPECTED));
            case DatabaseState.Away away -> List.of(
                    new Part("database", "fail", null, away.reason()),
                    new Part("schema", "unknown", null, "the database is away"));
        });
    }

    @Get("/api/version")
    Version version() {
        return new Version(build.commit(), build.number(), build.builtAt(), SchemaVersion.EXPECTED);
    }

    @Serdeable
    record Live(String status) {
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Ready(String status, String schemaVersion, String expectedSchemaVersion, double latencyMs) {
    }

    @Serdeable
    record Report(List<Part> parts) {
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Part(String name, String status, Double latencyMs, String cause) {
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Version(String commit, String build, String builtAt, String schemaVersion) {
    }
}
