package dev.ebayconnector.health;

import dev.ebayconnector.core.database.ConnectionPool;
import dev.ebayconnector.core.database.PoolFigures;
import dev.ebayconnector.core.database.SchemaVersion;
import dev.ebayconnector.core.settings.Deployment;
import dev.ebayconnector.web.Build;
import dev.ebayconnector.web.EntityTag;
import dev.ebayconnector.web.HttpProblem;
import dev.ebayconnector.web.Query;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.SerdeImport;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Locale;

/** Liveness, readiness and version. No answer names a host or an account; what is public costs no call of eBay. */
@Controller
@SerdeImport(PoolFigures.class)
final class HealthController {

    private final SchemaCheck check;
    private final FullCheck full;
    private final ConnectionPool pool;
    private final String environment;
    private final Version version;
    private final EntityTag versionTag;

    HealthController(SchemaCheck check, FullCheck full, ConnectionPool pool, Deployment deployment) {
        this.check = check;
        this.full = full;
        this.pool = pool;
        this.environment = deployment.name().toLowerCase(Locale.ROOT);
        var build = Build.current();
        this.version =
                new Version(build.commit(), build.number(), build.builtAt(), SchemaVersion.EXPECTED, environment);
        this.versionTag = EntityTag.of(version.toString());
    }

    /** Whether the function runs; no IO. */
    @Get("/healthz")
    Live live() {
        return new Live("ok", environment);
    }

    /** Whether the function can work: 503 names the component that fails, within 2 s. */
    @Get("/healthz/db")
    Ready ready() {
        return switch (check.ask()) {
            case DatabaseState.Reached(var schema, var millis) ->
                new Ready("ok", environment, schema, SchemaVersion.EXPECTED, millis, pool.figures());
            case DatabaseState.SchemaTooOld old ->
                throw unavailable("Schema: the database is at version " + old.schema() + ", this build needs "
                        + SchemaVersion.EXPECTED + "; run the migrations job.");
            case DatabaseState.ReadOnly _ ->
                throw unavailable(
                        "Database: it accepts no writes; it is a replica, or its platform made it read-only because"
                                + " the disk is full.");
            case DatabaseState.Unreachable failed -> throw unavailable("Database: " + failed.reason() + ".");
        };
    }

    /** Whether the function can work, in a word; 200 even if not. */
    @Get("/api/health")
    Live inAWord() {
        return new Live(check.ask() instanceof DatabaseState.Reached ? "ok" : "fail", environment);
    }

    /** Every component with its state; 200 even if one fails, because the answer is the report. */
    @Get("/api/health/full")
    Report report() {
        var parts = full.ask();
        return new Report(parts.stream().allMatch(HealthComponent::isOk) ? "ok" : "fail", environment, parts);
    }

    @Get("/api/version")
    HttpResponse<Version> version(HttpRequest<?> request) {
        Query.of(request).check();
        return versionTag.answer(request, version).header(HttpHeaders.CACHE_CONTROL, OpenApiController.CACHE_CONTROL);
    }

    private static HttpProblem unavailable(String detail) {
        return HttpProblem.of(HttpStatus.SERVICE_UNAVAILABLE, detail);
    }

    @Serdeable
    record Live(String status, String environment) {}

    /** @param pool the connections of the instance that answers, not of all instances */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Ready(
            String status,
            String environment,
            String schemaVersion,
            String expectedSchemaVersion,
            double latencyMs,
            PoolFigures pool) {}

    @Serdeable
    record Report(String status, String environment, List<HealthComponent> parts) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Version(String commit, String build, String builtAt, String schemaVersion, String environment) {}
}
