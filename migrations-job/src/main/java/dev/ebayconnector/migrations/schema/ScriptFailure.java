package dev.ebayconnector.migrations.schema;

import java.sql.SQLException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.internal.exception.FlywayMigrateException;

/** Names the script, its line, the server's words and the fix. */
final class ScriptFailure {

    private ScriptFailure() {}

    static String inWords(FlywayMigrateException failed) {
        MigrationInfo script = failed.getMigration();
        SQLException cause = sqlCause(failed);
        String line = failed.getLineNumber() > 0 ? " at line " + failed.getLineNumber() : "";
        String said = script.getScript() + " failed" + line + ": "
                + (cause == null ? failed.getMessage() : cause.getMessage()).replaceAll("\\s*\\R\\s*", ", ");
        if (!failed.isExecutableInTransaction()) {
            return said + "; "
                    + CheckScripts.failedBefore(
                            script.getScript(), script.getVersion().getVersion());
        }
        return said + "; it was rolled back: " + fix(cause == null ? "" : String.valueOf(cause.getSQLState()));
    }

    private static String fix(String state) {
        return switch (state) {
            case "55P03" ->
                "end the session that holds the lock, or allow more with MIGRATIONS_LOCK_TIMEOUT, and run migrate"
                        + " again";
            case "57014" -> "allow more with MIGRATIONS_STATEMENT_TIMEOUT and run migrate again";
            default -> "correct the script and run migrate again";
        };
    }

    private static SQLException sqlCause(Throwable failed) {
        for (Throwable at = failed; at != null; at = at.getCause()) {
            if (at instanceof SQLException cause) {
                return cause;
            }
        }
        return null;
    }
}
