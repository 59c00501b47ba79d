package dev.ebayconnector.testing;

import java.util.UUID;

/** A session and its user, as the tables have them. */
record SessionRow(byte[] secretHash, UUID userId, String email, String role) {

    /** A role that the product does not know belongs to a user with another: such a session is refused. */
    void insertInto(Sql sql) {
        var usersRole = role.equals("ADMIN") ? "ADMIN" : "VIEWER";
        sql.run("""
            WITH account AS (
                INSERT INTO users (id, email, password_hash, role) VALUES (?, ?, 'x', ?)
                ON CONFLICT (id) DO UPDATE SET role = excluded.role
                RETURNING id
            )
            INSERT INTO sessions (secret_hash, user_id, role, made_at, last_seen_at, confirmed_at, idle_minutes, ends_at)
            SELECT ?, id, ?, now(), now(), now(), 525600, now() + interval '365 days' FROM account
            """, userId, email, usersRole, secretHash, role);
    }
}
