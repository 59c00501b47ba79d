package dev.ebayconnector.auth;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

/** The table {@code recovery_codes}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RecoveryCodeStore extends GenericRepository<RecoveryCode, byte[]> {

    @Query("""
        INSERT INTO recovery_codes (user_id, code_hash, made_at) VALUES (:userId, :codeHash, :now)
        """)
    void add(UUID userId, byte[] codeHash, Instant now);

    /** Zero rows: no such code, or it was used. */
    @Query("""
        UPDATE recovery_codes SET used_at = :now WHERE user_id = :userId AND code_hash = :codeHash AND used_at IS NULL
        """)
    int use(UUID userId, byte[] codeHash, Instant now);

    @Query("""
        SELECT count(*) FROM recovery_codes WHERE user_id = :userId AND used_at IS NULL
        """)
    long left(UUID userId);

    @Query("""
        DELETE FROM recovery_codes WHERE user_id = :userId
        """)
    int deleteAll(UUID userId);
}
