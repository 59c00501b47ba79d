package dev.ebayconnector.security;

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

    boolean allows(Set<String> given) {
        return this == PUBLIC || roles.stream().anyMatch(given::contains);
    }
}
