package dev.ebayconnector.auth;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The second factors of a user, whatever kind they are of. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FactorStore extends GenericRepository<Factor, UUID> {

    /** An authenticator app counts once a code of it was sent. */
    @Query("""
        SELECT id, 'totp' AS kind, name, made_at, last_used_at FROM totp_secrets
        WHERE user_id = :userId AND confirmed_at IS NOT NULL
        UNION ALL
        SELECT id, 'passkey' AS kind, name, made_at, last_used_at FROM passkeys WHERE user_id = :userId
        ORDER BY made_at, id
        """)
    List<Factor> of(UUID userId);

    /** Lets changes of one user's factors happen one after the other. */
    @Query("""
        SELECT id FROM users WHERE id = :userId FOR UPDATE
        """)
    List<UUID> lockUser(UUID userId);
}
