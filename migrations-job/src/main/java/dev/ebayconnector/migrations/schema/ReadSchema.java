package dev.ebayconnector.migrations.schema;

import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.VersionRow;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Tells how the schema is, changing nothing. */
public final class ReadSchema {

    private final Flyway flyway;

    public ReadSchema(Flyway flyway) {
        this.flyway = flyway;
    }

    public Outcome list() {
        MigrationInfoService info = flyway.info();
        List<VersionRow> rows = Arrays.stream(info.all()).map(VersionRow::of).toList();
        return new Outcome.Listed(version(info.current()), rows);
    }

    public Outcome validate() {
        List<String> problems = new CheckScripts(flyway).problems();
        return problems.isEmpty()
                ? new Outcome.Validated(version(flyway.info().current()))
                : new Outcome.Failed(problems, List.of());
    }

    public String newest() {
        return Arrays.stream(flyway.info().all())
                .filter(script -> script.getVersion() != null)
                .map(script -> script.getVersion().getVersion())
                .max(String::compareTo)
                .orElse("none");
    }

    /** Null for a schema in which nothing was applied yet. */
    public static String version(MigrationInfo current) {
        return current == null ? null : current.getVersion().getVersion();
    }
}
