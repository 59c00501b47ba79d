package dev.ebayconnector.openapi;

import dev.ebayconnector.security.Access;
import dev.ebayconnector.security.ApiTokenScope;
import dev.ebayconnector.security.Roles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who may use an operation, as {@code security/Policy} says. */
final class Callers {

    private static final String BEARER = "bearer";
    private static final String SESSION = "session";
    private static final String CSRF = "csrf";

    private Callers() {}

    static Map<String, Object> schemes() {
        return Types.of(
                BEARER,
                Types.of(
                        "type", "http",
                        "scheme", "bearer",
                        "description",
                                "An API token, or the token of a session that sign-in answers if asked with `token`."
                                        + " The names in an operation's list are the scopes of API tokens that it"
                                        + " accepts."),
                SESSION,
                Types.of(
                        "type", "apiKey",
                        "in", "cookie",
                        "name", "__Host-session",
                        "description",
                                "The cookie that sign-in sets; `session` without TLS. The names in an operation's list"
                                        + " are the roles that it accepts."),
                CSRF,
                Types.of(
                        "type", "apiKey",
                        "in", "header",
                        "name", "X-CSRF-Token",
                        "description", "Repeats the cookie `__Host-csrf`; `csrf` without TLS."));
    }

    /** The names in the lists are the scopes of API tokens, and the roles of users. */
    static List<Map<String, Object>> security(Operation operation) {
        var access = operation.policy().access();
        if (access == Access.PUBLIC) {
            return List.of();
        }
        var bearer = Types.of(BEARER, scopes(operation));
        var session = new LinkedHashMap<String, Object>();
        session.put(SESSION, roles(operation));
        if (operation.isWrite()) {
            session.put(CSRF, List.of());
        }
        return List.of(bearer, session);
    }

    private static List<String> roles(Operation operation) {
        var roles = new ArrayList<>(operation.policy().access().roles());
        if (operation.policy().enrolling()) {
            roles.add(Roles.ENROLLING);
        }
        return roles;
    }

    private static List<String> scopes(Operation operation) {
        return operation.session()
                ? List.of()
                : Arrays.stream(ApiTokenScope.values())
                        .filter(operation.policy().access()::allows)
                        .map(ApiTokenScope::code)
                        .toList();
    }

    static String sentence(Operation operation) {
        var access = operation.policy().access();
        if (access == Access.PUBLIC) {
            return "Needs no sign-in.";
        }
        var roles = String.join(" or ", roles(operation));
        var who = access == Access.OWNER ? roles + ", the owner of the account" : roles;
        var sentence = "Role: " + who + ". ";
        if (operation.password()) {
            return sentence + "Needs the password or a second factor within the last ten minutes; no API token.";
        }
        return sentence
                + (operation.session() ? "No API token." : "API token: " + String.join(", ", scopes(operation)) + ".");
    }
}
