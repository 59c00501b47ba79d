package dev.ebayconnector.security;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a program may do; each scope includes the ones before it. */
public enum ApiTokenScope {
    /** Reads what a viewer sees. */
    READ(List.of(Roles.VIEWER)),

    /** Starts and stops syncs as well. */
    SYNC(List.of(Roles.VIEWER, Roles.SYNC)),

    /** Does what an admin does, but for what needs a password. */
    ADMIN(List.of(Roles.ADMIN));

    private final List<String> roles;

    ApiTokenScope(List<String> roles) {
        this.roles = roles;
    }

    /** As requests and the table name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ApiTokenScope> of(String code) {
        return Arrays.stream(values())
                .filter(scope -> scope.code().equals(code))
                .findFirst();
    }

    /** What {@link Policy} of a route is compared with; the first is the role that the request acts in. */
    List<String> roles() {
        return roles;
    }
}
