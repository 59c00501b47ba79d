package dev.ebayconnector.auth;

import dev.ebayconnector.security.Roles;
import dev.ebayconnector.web.Members;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The user whom an admin adds.
 *
 * @param password empty for a user who is invited to set one
 */
record NewUser(String email, Optional<String> password, String role) {

    private static final int LONGEST_EMAIL = 320;
    private static final Set<String> ROLES = Set.of(Roles.ADMIN, Roles.VIEWER);

    static NewUser read(Map<String, Object> body, PasswordRules rules) {
        var members = Members.of(body, "email", "password", "role");
        var email = members.text("email", NewUser::isEmail, "must be an e-mail address")
                .strip();
        var password = body == null || body.get("password") == null
                ? Optional.<String>empty()
                : Optional.of(rules.read(members, "password", email));
        var user = new NewUser(email, password, members.text("role", ROLES::contains, "must be ADMIN or VIEWER"));
        members.check();
        return user;
    }

    private static boolean isEmail(String text) {
        return text.length() <= LONGEST_EMAIL && text.strip().matches("[^@\\s]+@[^@\\s]+");
    }

    @Override
    public String toString() {
        return "NewUser[***]";
    }
}
