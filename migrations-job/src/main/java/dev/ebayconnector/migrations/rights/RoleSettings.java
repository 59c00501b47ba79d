package dev.ebayconnector.migrations.rights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the functions' roles are called, and their passwords.
 *
 * @param passwords by function; a role without one keeps the password that it has
 */
public record RoleSettings(String prefix, Map<String, String> passwords) {

    private static final String ROLES = "MIGRATIONS_ROLES";
    private static final String PREFIX = "MIGRATIONS_ROLE_PREFIX";
    private static final String PASSWORDS = "MIGRATIONS_ROLE_PASSWORDS";
    private static final String USUAL_PREFIX = "connector";
    private static final int SHORTEST_PASSWORD = 16;

    /** Whether {@code migrate} makes the roles as well. */
    public static boolean areWanted(Map<String, String> environment) {
        return value(environment, ROLES).equals("true");
    }

    /** @throws IllegalArgumentException with settings that {@link #problems} names */
    public static RoleSettings from(Map<String, String> environment) {
        return new RoleSettings(prefix(environment), passwords(value(environment, PASSWORDS)));
    }

    /** What is wrong with the settings, without a password. */
    public static List<String> problems(Map<String, String> environment, RightsMap map) {
        var problems = new ArrayList<String>();
        if (!List.of("", "true", "false").contains(value(environment, ROLES))) {
            problems.add(ROLES + " must be true or false");
        }
        if (!prefix(environment).matches("[a-z][a-z0-9_]{0,30}")) {
            problems.add(PREFIX + " must be lower case letters, digits and underscores, at most 31");
        }
        try {
            passwords(value(environment, PASSWORDS)).forEach((function, password) -> {
                if (!map.functions().contains(function)) {
                    problems.add(PASSWORDS + " has a password for something that is no function: take "
                            + String.join(", ", map.functions()));
                } else if (password.length() < SHORTEST_PASSWORD) {
                    problems.add(PASSWORDS + " has a password of " + function + " with fewer than " + SHORTEST_PASSWORD
                            + " characters: take a longer one");
                }
            });
        } catch (IllegalArgumentException malformed) {
            problems.add(PASSWORDS + " must be a JSON object of functions and their passwords");
        }
        return problems;
    }

    /** The role of a function; also what a function's connections call themselves, but for the hyphens. */
    public String role(String function) {
        return prefix + "_" + function.replace('-', '_');
    }

    /** For a {@code current_user}; empty if it is not a function's. */
    public static String function(Map<String, String> environment, RightsMap map, String user) {
        var settings = new RoleSettings(prefix(environment), Map.of());
        return map.functions().stream()
                .filter(function -> settings.role(function).equals(user))
                .findFirst()
                .orElse("");
    }

    private static String prefix(Map<String, String> environment) {
        var prefix = value(environment, PREFIX);
        return prefix.isEmpty() ? USUAL_PREFIX : prefix;
    }

    private static Map<String, String> passwords(String json) {
        var passwords = new TreeMap<String, String>();
        if (json.isEmpty()) {
            return passwords;
        }
        try {
            var object = new ObjectMapper().readTree(json);
            if (!object.isObject()) {
                throw new IllegalArgumentException("not an object");
            }
            for (var member : object.properties()) {
                if (!member.getValue().isTextual()) {
                    throw new IllegalArgumentException("not a text");
                }
                passwords.put(member.getKey(), member.getValue().textValue());
            }
            return passwords;
        } catch (JsonProcessingException e) {
            // Without the cause, whose message repeats the text.
            throw new IllegalArgumentException("not JSON");
        }
    }

    private static String value(Map<String, String> environment, String key) {
        return environment.getOrDefault(key, "").strip();
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "roles " + prefix + "_…, " + passwords.size() + " passwords";
    }
}
