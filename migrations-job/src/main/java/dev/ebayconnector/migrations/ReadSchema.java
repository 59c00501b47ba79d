package dev.ebayconnector.migrations;

import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Tells how the schema is, changing nothing. */
final class ReadSchema {

    private final Flyway flyway;

    ReadSchema(Flyway flyway) {
        this.flyway = flyway;
    }

    Outcome list() {
        MigrationInfoService info = flyway.info();
        List<VersionRow> rows = Arrays.stream(info.all()).map(VersionRow::of).toList();
        return new Outcome.Listed(version(info.current()), rows);
    }

    Outcome validate() {
        List<String> problems = new CheckScripts(flyway).problems();
        return problems.isEmpty()
                ? new Outcome.Validated(version(flyway.info().current()))
                : new Outcome.Failed(problems, List.of());
    }

    String newest() {
        return Arrays.stream(flyway.info().all())
                .filter(script -> script.getVersion() != null)
                .map(script -> script.getVersion().getVersion())
                .max(String::compareTo)
                .orElse("none");
    }

    /** Null for a schema in which nothing was applied yet. */
    static String version(MigrationInfo current) {
        return current == null ? null : current.getVersion().getVersion();
    }
}
