package dev.ebayconnector.security;

/** What a signed-in user may do. */
public final class Roles {

    /** Connects sellers, starts and stops syncs, reads the log, manages users. */
    public static final String ADMIN = "ADMIN";

    /** Reads what was synced. */
    public static final String VIEWER = "VIEWER";

    /** Starts and stops syncs; no user has it, only API tokens with the scope {@code sync}. */
    public static final String SYNC = "SYNC";

    /** An admin who has to add a second factor first, and may do nothing else; only the view of sessions gives it. */
    public static final String ENROLLING = "ENROLLING";

    private Roles() {}
}
