package dev.ebayconnector.migrations;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Whether the schema is what the scripts of this job say. */
final class SchemaFinding {

    private static final String NAME = "schema";

    private SchemaFinding() {}

    static Finding of(Target target, Scripts scripts) throws SQLException {
        try {
            return switch (new ReadSchema(scripts.forReading(dataSource(target))).validate()) {
                case Outcome.Validated(String version) -> Finding.ok(NAME, "version " + version);
                case Outcome.Failed(List<String> problems, var _) -> judged(problems);
                case Outcome other -> throw new IllegalStateException("validate ended as " + other);
            };
        } catch (FlywayException refused) {
            return Finding.fail(
                    NAME,
                    "its history cannot be read",
                    "GRANT SELECT ON flyway_schema_history to the role of " + target.key());
        }
    }

    /** The scripts' own words hold the fix behind their colon. A schema from a later release is one to work on. */
    private static Finding judged(List<String> problems) {
        var first = problems.getFirst();
        int colon = first.indexOf(": ");
        var figure = (colon < 0 ? first : first.substring(0, colon))
                + (problems.size() > 1 ? ", and " + (problems.size() - 1) + " more" : "");
        var fix = colon < 0 ? "run validate" : first.substring(colon + 2);
        return problems.stream().allMatch(problem -> problem.contains("is applied but not in this job"))
                ? Finding.warn(NAME, figure, fix)
                : Finding.fail(NAME, figure, fix);
    }

    private static PGSimpleDataSource dataSource(Target target) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setURL(target.url().jdbcUrl());
        for (var parameter : target.url().parameters().entrySet()) {
            // The data source refuses what the driver does not know, such as pgbouncer=true.
            if (PGProperty.forName(parameter.getKey()) != null) {
                source.setProperty(parameter.getKey(), parameter.getValue());
            }
        }
        source.setPrepareThreshold(0);
        source.setSocketTimeout(10);
        return source;
    }
}
