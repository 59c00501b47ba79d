package dev.ebayconnector.testing;

/** Lets a function's role connect an account while a test prepares one, which only {@code oauth} may do otherwise. */
public final class ConnectRight implements AutoCloseable {

    private final Sql owner;
    private final String role;

    /** @param role of the function, such as {@code connector_sync} */
    public ConnectRight(Sql owner, String role) {
        this.owner = owner;
        this.role = role;
        owner.run("GRANT INSERT ON accounts, tokens TO " + role);
    }

    @Override
    public void close() {
        owner.run("REVOKE INSERT ON accounts, tokens FROM " + role);
    }
}
