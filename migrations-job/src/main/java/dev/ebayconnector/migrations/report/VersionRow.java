package dev.ebayconnector.migrations.report;

import java.time.Instant;
import org.flywaydb.core.api.MigrationInfo;

/** One line of {@code info}. */
public record VersionRow(
        String version, String description, String script, String state, Instant installedOn, Integer millis) {

    public static VersionRow of(MigrationInfo info) {
        return new VersionRow(
                info.getVersion() == null ? "" : info.getVersion().getVersion(),
                info.getDescription(),
                info.getScript(),
                info.getState().getDisplayName(),
                info.getInstalledOn() == null ? null : info.getInstalledOn().toInstant(),
                info.getExecutionTime());
    }
}
