package dev.ebayconnector.migrations;

import dev.ebayconnector.migrations.report.AppliedVersion;
import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Role;
import dev.ebayconnector.migrations.report.TokenRow;
import dev.ebayconnector.migrations.report.VersionRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The outcome for people. */
public final class OutcomeText {

    private static final String ROW = "%-9s %-9s %-34s %-25s %s";

    private OutcomeText() {}

    static String of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Migrated(String version, List<AppliedVersion> applied) ->
                applied.isEmpty()
                        ? "nothing to do, the schema is at version " + version
                        : "applied " + applied.size() + ", the schema is at version " + version;
            case Outcome.Listed(String version, List<VersionRow> versions) ->
                table(versions) + "\nthe schema " + (version == null ? "is empty" : "is at version " + version);
            case Outcome.Validated(String version) -> "valid, the schema is at version " + version;
            case Outcome.AdminStored(String email, Role role, boolean created) ->
                (created ? "created " : "updated ") + email + " with role " + role;
            case Outcome.Diagnosed diagnosed ->
                switch (diagnosed.worst()) {
                    case OK -> "all is well";
                    case WARN -> "works, but see the warnings";
                    case FAIL -> "failed: see the first failure, later ones may follow from it";
                };
            case Outcome.KeysRotated(long key, int rotated, List<Long> spare) ->
                "re-encrypted " + rotated + " tokens and secrets of authenticator apps; all are encrypted with key "
                        + key + spare(spare);
            case Outcome.DataKeysRotated(long key, int rotated, List<Long> spare) ->
                "re-encrypted " + rotated + " keys of personal data; all are encrypted with key " + key + spare(spare);
            case Outcome.Sealed sealed -> sealed(sealed);
            case Outcome.Granted(int roles, List<String> statements) ->
                statements.isEmpty()
                        ? "nothing to do, " + roles + " roles have their rights"
                        : String.join("\n", statements) + "\n" + roles + " roles have their rights";
            case Outcome.ErasureCounted(Map<String, Long> rows) ->
                rows.isEmpty()
                        ? "nothing is stored of this person"
                        : rows.entrySet().stream()
                                .map(table -> table.getKey() + " " + table.getValue())
                                .collect(Collectors.joining(
                                        ", ", "would erase: ", "; nothing was changed, add --execute to erase"));
            case Outcome.ErasuresCopied(Map<String, Long> rows, boolean dryRun) ->
                rows.entrySet().stream()
                        .map(table -> table.getKey() + " " + table.getValue())
                        .collect(Collectors.joining(
                                ", ",
                                dryRun ? "would copy rows: " : "copied rows: ",
                                dryRun ? "; nothing was changed, add --execute" : ""));
            case Outcome.Erased(var receipts) ->
                receipts.stream()
                        .map(receipt -> receipt.entrySet().stream()
                                .map(member -> member.getKey() + ": " + member.getValue())
                                .collect(Collectors.joining("\n", "receipt\n", "")))
                        .collect(Collectors.joining("\n\n", "", receipts.isEmpty() ? "nothing to do" : ""));
            case Outcome.TokensListed(List<TokenRow> tokens, Instant now) -> TokenTable.text(tokens, now);
            case Outcome.Failed(List<String> problems, var applied) -> lines("failed: ", problems);
            case Outcome.BadSettings(List<String> problems) -> lines("bad settings: ", problems);
            case Outcome.DeadlinePassed(String problem, var applied) -> "stopped: " + problem;
        };
    }

    private static String spare(List<Long> keys) {
        return keys.isEmpty()
                ? ""
                : keys.stream().map(String::valueOf).collect(Collectors.joining(", ", "; keys no longer used: ", ""));
    }

    private static String sealed(Outcome.Sealed sealed) {
        if (sealed.total() == 0) {
            return "nothing to do, no personal data is stored unsealed";
        }
        return sealed.rows().entrySet().stream()
                .filter(table -> table.getValue() > 0)
                .map(table -> table.getKey() + " " + table.getValue())
                .collect(Collectors.joining(", ", sealed.dryRun() ? "rows to seal: " : "sealed rows: ", ""));
    }

    private static String lines(String prefix, List<String> problems) {
        return problems.stream().map(prefix::concat).collect(Collectors.joining("\n"));
    }

    private static String table(List<VersionRow> versions) {
        return versions.stream()
                .map(OutcomeText::row)
                .collect(Collectors.joining(
                        "\n", ROW.formatted("VERSION", "STATE", "SCRIPT", "INSTALLED", "TIME") + "\n", ""));
    }

    private static String row(VersionRow row) {
        return ROW.formatted(
                        row.version(),
                        row.state(),
                        row.script(),
                        row.installedOn() == null ? "-" : row.installedOn().truncatedTo(ChronoUnit.SECONDS),
                        row.millis() == null ? "-" : row.millis() + " ms")
                .stripTrailing();
    }
}
