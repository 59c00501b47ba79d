package dev.ebayconnector.migrations.operate;

import dev.ebayconnector.migrations.report.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A user who may sign in, from the settings. */
public record Admin(String email, String password, Role role) {

    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 1024;

    public static Admin from(Map<String, String> environment, Role role) {
        return new Admin(email(environment), password(environment), role);
    }

    public static List<String> problems(Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        String email = email(environment);
        if (email.isEmpty()) {
            problems.add("ADMIN_EMAIL is missing: set it to the e-mail address to sign in with");
        } else if (!email.matches("[^@\\s]+@[^@\\s]+") || email.length() > 320) {
            problems.add("ADMIN_EMAIL is not an e-mail address: it must look like name@host");
        }
        int length =
                password(environment).codePointCount(0, password(environment).length());
        if (length == 0) {
            problems.add("ADMIN_PASSWORD is missing: set it to a password of at least 12 characters");
        } else if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
            problems.add("ADMIN_PASSWORD must have 12 to 1024 characters");
        }
        return problems;
    }

    private static String email(Map<String, String> environment) {
        return environment.getOrDefault("ADMIN_EMAIL", "").strip();
    }

    private static String password(Map<String, String> environment) {
        return environment.getOrDefault("ADMIN_PASSWORD", "");
    }

    @Override
    public String toString() {
        return email + " (" + role + ")";
    }
}
