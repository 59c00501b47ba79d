package dev.ebayconnector.migrations.diagnose;

import dev.ebayconnector.diagnosis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which settings there are, masked, and whether they can be right for where the job runs. */
final class SettingsCheck {

    private static final String NAME = "settings";
    private static final String SECRETS = "secrets";
    private static final List<String> SHOWN = List.of(
            "MIGRATIONS_URL",
            "TOKEN_KEYSET",
            "PERSONAL_DATA_KEYSET",
            "DATABASE_CONNECTION_LIMIT",
            "DATABASE_SIZE_LIMIT_GB",
            "EBAY_API_URL",
            EndpointCheck.ENDPOINT);

    private SettingsCheck() {}

    static Finding of(Map<String, String> environment) {
        var key = Target.keyIn(environment);
        if (environment.getOrDefault(key, "").isBlank()) {
            return Finding.fail(
                    NAME,
                    "neither DATABASE_URL nor MIGRATIONS_URL is set",
                    "set DATABASE_URL to what the functions have, postgres://USER:PASSWORD@HOST:PORT/DATABASE");
        }
        try {
            var problems = new ArrayList<Finding>();
            var target = Target.in(environment, (name, problem) -> problems.add(unproven(name, problem)));
            return problems.isEmpty() ? judged(target, environment) : problems.getFirst();
        } catch (IllegalArgumentException malformed) {
            return Finding.fail(
                    NAME,
                    key + " " + malformed.getMessage(),
                    "write it as postgres://USER:PASSWORD@HOST:PORT/DATABASE, special characters percent-encoded");
        }
    }

    static Finding unread(String problem) {
        int colon = problem.lastIndexOf(": ");
        return colon < 0
                ? Finding.fail(SECRETS, problem, "correct the setting, see docs/configuration.md, Secrets by reference")
                : Finding.fail(SECRETS, problem.substring(0, colon), problem.substring(colon + 2));
    }

    /** The fix stands behind the last colon. */
    private static Finding unproven(String key, String problem) {
        int colon = problem.lastIndexOf(": ");
        return Finding.fail(NAME, key + " " + problem.substring(0, colon), problem.substring(colon + 2));
    }

    private static Finding judged(Target target, Map<String, String> environment) {
        if (target.url().thisMachine() && isProduction(environment)) {
            return Finding.fail(
                    NAME,
                    target.key() + " points at this machine, " + target.url(),
                    "set it to the database's host, or CONNECTOR_ENVIRONMENT to local where that is meant");
        }
        if (!target.ofFunctions() && target.url().poolerSign().isPresent()) {
            return Finding.fail(
                    NAME,
                    "MIGRATIONS_URL points at a connection pooler ("
                            + target.url().poolerSign().orElseThrow() + ")",
                    "set it to the database's direct URL (its own host, usually port 5432)");
        }
        return Finding.ok(NAME, target.key() + " is " + target.url() + set(target, environment));
    }

    private static boolean isProduction(Map<String, String> environment) {
        var otherwise = environment.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "").isBlank() ? "local" : "production";
        return environment.getOrDefault("CONNECTOR_ENVIRONMENT", otherwise).equals("production");
    }

    private static String set(Target target, Map<String, String> environment) {
        var set = new ArrayList<String>();
        for (var key : SHOWN) {
            if (!key.equals(target.key()) && !environment.getOrDefault(key, "").isBlank()) {
                set.add(key);
            }
        }
        return set.isEmpty() ? "" : "; also set: " + String.join(", ", set);
    }
}
