package dev.ebayconnector.migrations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.diagnosis.Finding;
import dev.ebayconnector.migrations.report.AppliedVersion;
import dev.ebayconnector.migrations.report.Outcome;
import dev.ebayconnector.migrations.report.Role;
import dev.ebayconnector.migrations.report.TokenRow;
import dev.ebayconnector.migrations.report.VersionRow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The outcome for programs: one line, the same from the command line and from Lambda. */
final class OutcomeJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private OutcomeJson() {}

    static String of(String command, Outcome outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("command", command);
        json.put("exit_code", outcome.exitCode());
        fill(json, outcome);
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the outcome of " + command + " is not JSON", impossible);
        }
    }

    private static void fill(Map<String, Object> json, Outcome outcome) {
        switch (outcome) {
            case Outcome.Migrated(String version, List<AppliedVersion> applied) -> {
                json.put("outcome", applied.isEmpty() ? "nothing_to_do" : "applied");
                json.put("schema_version", version);
                json.put("applied", applied(applied));
            }
            case Outcome.Listed(String version, List<VersionRow> versions) -> {
                json.put("outcome", "listed");
                json.put("schema_version", version);
                json.put("versions", versions.stream().map(OutcomeJson::row).toList());
            }
            case Outcome.Validated(String version) -> {
                json.put("outcome", "valid");
                json.put("schema_version", version);
            }
            case Outcome.AdminStored(String email, Role role, boolean created) -> {
                json.put("outcome", created ? "created" : "updated");
                json.put("email", email);
                json.put("role", role.name());
            }
            case Outcome.Diagnosed diagnosed -> {
                json.put("outcome", word(diagnosed.worst()));
                json.put(
                        "findings",
                        diagnosed.findings().stream().map(OutcomeJson::finding).toList());
            }
            case Outcome.KeysRotated(long key, int rotated, List<Long> spare) -> {
                json.put("outcome", rotated == 0 ? "nothing_to_do" : "rotated");
                json.put("primary_key_id", key);
                json.put("rotated", rotated);
                json.put("spare_key_ids", spare);
            }
            case Outcome.DataKeysRotated(long key, int rotated, List<Long> spare) -> {
                json.put("outcome", rotated == 0 ? "nothing_to_do" : "rotated");
                json.put("primary_key_id", key);
                json.put("rotated", rotated);
                json.put("spare_key_ids", spare);
            }
            case Outcome.Sealed sealed -> {
                json.put("outcome", sealed.total() == 0 ? "nothing_to_do" : sealed.dryRun() ? "counted" : "sealed");
                json.put("dry_run", sealed.dryRun());
                json.put("rows", sealed.rows());
            }
            case Outcome.Granted(int roles, List<String> statements) -> {
                json.put("outcome", statements.isEmpty() ? "nothing_to_do" : "granted");
                json.put("roles", roles);
                json.put("statements", statements);
            }
            case Outcome.ErasureCounted(Map<String, Long> rows) -> {
                json.put("outcome", "counted");
                json.put("dry_run", true);
                json.put("rows", rows);
            }
            case Outcome.ErasuresCopied(Map<String, Long> rows, boolean dryRun) -> {
                json.put("outcome", dryRun ? "counted" : "copied");
                json.put("dry_run", dryRun);
                json.put("rows", rows);
            }
            case Outcome.Erased(var receipts) -> {
                json.put("outcome", receipts.isEmpty() ? "nothing_to_do" : "erased");
                json.put("receipts", receipts);
            }
            case Outcome.TokensListed(List<TokenRow> tokens, Instant now) -> {
                json.put("outcome", "listed");
                json.put("items", TokenTable.json(tokens, now));
            }
            case Outcome.Failed(List<String> problems, List<AppliedVersion> applied) ->
                problems(json, "failed", problems, applied);
            case Outcome.BadSettings(List<String> problems) -> problems(json, "bad_settings", problems, List.of());
            case Outcome.DeadlinePassed(String problem, List<AppliedVersion> applied) ->
                problems(json, "deadline", List.of(problem), applied);
        }
    }

    private static void problems(
            Map<String, Object> json, String word, List<String> problems, List<AppliedVersion> applied) {
        json.put("outcome", word);
        json.put("problems", problems);
        json.put("applied", applied(applied));
    }

    private static List<Map<String, Object>> applied(List<AppliedVersion> applied) {
        return applied.stream()
                .map(version -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("version", version.version());
                    json.put("script", version.script());
                    json.put("ms", version.millis());
                    return json;
                })
                .toList();
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("check", finding.check());
        json.put("status", word(finding.level()));
        json.put("figure", finding.figure());
        json.put("fix", finding.fix().isEmpty() ? null : finding.fix());
        return json;
    }

    private static String word(Finding.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> row(VersionRow row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", row.version());
        json.put("description", row.description());
        json.put("script", row.script());
        json.put("state", row.state());
        json.put(
                "installed_at",
                row.installedOn() == null ? null : row.installedOn().toString());
        json.put("ms", row.millis());
        return json;
    }
}
