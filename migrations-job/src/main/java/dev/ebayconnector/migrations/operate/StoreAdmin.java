package dev.ebayconnector.migrations.operate;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.ebayconnector.migrations.report.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes the user, or gives an existing one this password and role; an event tells of it in the same statement. */
public final class StoreAdmin {

    // OWASP's first choice for Argon2id: 19 MiB, two passes, one lane.
    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;
    private static final String UNDEFINED_TABLE = "42P01";

    /**
     * Whoever has the old password is signed out, and lost second factors are taken, so that the new password alone signs
     * in. The log tells of it in the same statement.
     */
    private static final String UPSERT = """
        WITH stored AS (
            INSERT INTO users (email, password_hash, role) VALUES (?, ?, ?)
            ON CONFLICT (lower(email)) DO UPDATE
               SET password_hash = excluded.password_hash, role = excluded.role, has_password = true,
                   password_changed_at = now(), disabled_at = NULL, updated_at = now()
            RETURNING id, email, role, xmax = 0 AS created
        ), ended AS (
            UPDATE sessions SET ended_at = now(), ended_why = 'password_changed'
            FROM stored
            WHERE sessions.user_id = stored.id AND sessions.ended_at IS NULL
        ), apps AS (
            DELETE FROM totp_secrets USING stored WHERE totp_secrets.user_id = stored.id
        ), keys AS (
            DELETE FROM passkeys USING stored WHERE passkeys.user_id = stored.id
        ), codes AS (
            DELETE FROM recovery_codes USING stored WHERE recovery_codes.user_id = stored.id
        ), steps AS (
            DELETE FROM sign_in_steps USING stored WHERE sign_in_steps.user_id = stored.id
        ), told AS (
            INSERT INTO event_log (at, level, event, message, user_id, details)
            SELECT now(), 'WARN', 'auth.user_stored', 'The migrations job stored a user and a password.', NULL,
                   jsonb_build_object('of_user_id', stored.id, 'role', stored.role, 'created', stored.created)
            FROM stored
        )
        SELECT email, created FROM stored\
        """;

    private final Connection connection;

    public StoreAdmin(Connection connection) {
        this.connection = connection;
    }

    public Outcome store(Admin admin) throws SQLException {
        String hash = Password.hash(admin.password())
                .addRandomSalt(SALT_BYTES)
                .with(ARGON2ID)
                .getResult();
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            statement.setString(1, admin.email());
            statement.setString(2, hash);
            statement.setString(3, admin.role().name());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Outcome.AdminStored(row.getString("email"), admin.role(), row.getBoolean("created"));
            }
        } catch (SQLException failed) {
            if (UNDEFINED_TABLE.equals(failed.getSQLState())) {
                return new Outcome.Failed("the table users does not exist yet: run migrate first");
            }
            throw failed;
        }
    }
}
