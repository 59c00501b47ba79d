package dev.ebayconnector.security;

import java.util.List;
import java.util.Set;

/** Who may use a route. */
public enum Access {

    /** Every caller, signed in or not. */
    PUBLIC(Set.of()),

    /** Every signed-in user. */
    SIGNED_IN(Set.of(Roles.ADMIN, Roles.VIEWER)),

    /** Every admin, and programs whose token may sync: starts, stops, watches, proves and repairs syncs of every account. */
    SYNC(Set.of(Roles.ADMIN, Roles.SYNC)),

    /** Every admin, for every account: whoever connected it. */
    ADMIN(Set.of(Roles.ADMIN)),

    /**
     * The admin who connected the account that the path or the body names, or any admin if that user was deleted, was
     * disabled, or is no admin any more. What changes the connection to eBay is of this kind. The rule lets every admin pass; the function asks {@code
     * AccountStore.findOwned} and answers 404 to the others.
     */
    OWNER(Set.of(Roles.ADMIN));

    private final Set<String> roles;

    Access(Set<String> roles) {
        this.roles = roles;
    }

    /** Of the users whom it allows, in the order of the alphabet; none if it allows every caller. */
    public List<String> roles() {
        return roles.stream().filter(role -> !role.equals(Roles.SYNC)).sorted().toList();
    }

    /** Whether a program with a token of this scope may use the route, if it needs no password. */
    public boolean allows(ApiTokenScope scope) {
        return allows(Set.copyOf(scope.roles()));
    }

    boolean allows(Set<String> given) {
        return this == PUBLIC || roles.stream().anyMatch(given::contains);
    }
}
