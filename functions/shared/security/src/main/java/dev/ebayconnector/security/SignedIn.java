package dev.ebayconnector.security;

import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The user of a request, as its session says.
 *
 * @param csrf the token that writes by cookie must repeat
 */
public record SignedIn(UUID id, String email, String role, String csrf) {

    private static final String EMAIL = "email";
    private static final String CSRF = "csrf";

    public static SignedIn of(Authentication authentication) {
        var claims = authentication.getAttributes();
        var role = authentication.getRoles().stream().findFirst().orElse("");
        return new SignedIn(UUID.fromString(authentication.getName()), text(claims, EMAIL), role, text(claims, CSRF));
    }

    /** The claims of the session. */
    public Authentication toAuthentication() {
        return Authentication.build(id.toString(), List.of(role), Map.of(EMAIL, email, CSRF, csrf));
    }

    private static String text(Map<String, Object> claims, String name) {
        return String.valueOf(claims.getOrDefault(name, ""));
    }
}
