package dev.ebayconnector.migrations.diagnose;

import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.schema.ReadSchema;
import dev.ebayconnector.migrations.schema.Scripts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;

/** Whether the schema is what the scripts of this job say. */
final class SchemaFinding {

    private static final String NAME = "schema";
    private static final String UNDEFINED_TABLE = "42P01";

    private SchemaFinding() {}

    static Finding of(Target target, Connection connection, Scripts scripts) throws SQLException {
        try {
            return switch (new ReadSchema(scripts.forReading(target.connections())).validate()) {
                case Outcome.Validated(String version) -> Finding.ok(NAME, "version " + version);
                case Outcome.Failed(List<String> problems, var _) -> judged(problems);
                case Outcome other -> throw new IllegalStateException("validate ended as " + other);
            };
        } catch (FlywayException refused) {
            return byView(target, connection);
        }
    }

    /** The functions' role has no right on the history, only on the view that shows its newest version. */
    private static Finding byView(Target target, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT version FROM schema_version");
                var row = statement.executeQuery()) {
            var version = row.next() ? row.getString(1) : "none";
            var newest = Scripts.newestVersion();
            return version.compareTo(newest) < 0 || version.equals("none")
                    ? Finding.fail(NAME, "version " + version + ", this release needs " + newest, "run migrate")
                    : Finding.ok(NAME, "version " + version);
        } catch (SQLException refused) {
            return UNDEFINED_TABLE.equals(refused.getSQLState())
                    ? Finding.fail(NAME, "the view schema_version does not exist", "run migrate")
                    : Finding.fail(
                            NAME,
                            "its version cannot be read",
                            "GRANT SELECT ON schema_version to the role of " + target.key()
                                    + ", and USAGE on its schema");
        }
    }

    /** Each problem has its fix behind the colon. The functions work on the schema of a later release. */
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
}
