package dev.ebayconnector.security;

/** What a signed-in user may do. */
public final class Roles {

    /** Connects sellers, starts and stops syncs, reads the log. */
    public static final String ADMIN = "ADMIN";

    /** Reads what was synced. */
    public static final String VIEWER = "VIEWER";

    private Roles() {}
}
