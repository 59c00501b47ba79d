package dev.ebayconnector.testing;

import java.util.UUID;

/** Rows of {@code users} for tests; their password hash matches no password. */
public final class TestUsers {

    private TestUsers() {}

    /** Adds an admin with an e-mail address of its own. */
    public static UUID admin(Sql sql) {
        var id = UUID.randomUUID();
        sql.run(
                "INSERT INTO users (id, email, password_hash, role) VALUES (?, ?, 'x', 'ADMIN')",
                id,
                id + "@example.com");
        return id;
    }
}
