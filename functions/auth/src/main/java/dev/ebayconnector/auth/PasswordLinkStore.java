package dev.ebayconnector.auth;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table {@code password_links}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PasswordLinkStore extends GenericRepository<PasswordLink, byte[]> {

    @Query("""
        INSERT INTO password_links (secret_hash, user_id, purpose, made_by, made_at, expires_at)
        VALUES (:secretHash, :userId, :purpose, :madeBy, :now, :expiresAt)
        """)
    void add(byte[] secretHash, UUID userId, String purpose, UUID madeBy, Instant now, Instant expiresAt);

    @Query("""
        SELECT secret_hash, user_id, purpose, made_by FROM password_links
        WHERE secret_hash = :secretHash AND used_at IS NULL AND expires_at > :now
        """)
    Optional<PasswordLink> find(byte[] secretHash, Instant now);

    /** Zero rows: it was used meanwhile, or has expired. */
    @Query("""
        UPDATE password_links SET used_at = :now
        WHERE secret_hash = :secretHash AND used_at IS NULL AND expires_at > :now
        """)
    int use(byte[] secretHash, Instant now);

    /** All links of the user, used or not. */
    @Query("""
        DELETE FROM password_links WHERE user_id = :userId
        """)
    int deleteAll(UUID userId);
}
