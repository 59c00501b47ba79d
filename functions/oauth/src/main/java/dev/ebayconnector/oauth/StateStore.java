package dev.ebayconnector.oauth;

import dev.ebayconnector.core.EbayEnvironment;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table {@code oauth_states}; the function {@code retention} deletes its old rows. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface StateStore extends GenericRepository<PendingState, byte[]> {

    @Query("""
        INSERT INTO oauth_states (state_hash, user_id, environment, scopes, account_id, browser_hash, created_at, expires_at)
        VALUES (:stateHash, :userId, :environment, :scopes, :accountId, :browserHash, :createdAt, :expiresAt)
        """)
    void add(
            byte[] stateHash,
            UUID userId,
            EbayEnvironment environment,
            String scopes,
            @Nullable UUID accountId,
            @Nullable byte[] browserHash,
            Instant createdAt,
            Instant expiresAt);

    /** Consumes a state. Of two concurrent callbacks exactly one gets a row count of one. */
    @Query("""
        UPDATE oauth_states SET used_at = :now
        WHERE state_hash = :stateHash AND used_at IS NULL AND expires_at > :now
        """)
    int use(byte[] stateHash, Instant now);

    @Query("""
        SELECT state_hash, user_id, environment, scopes, expires_at, account_id, browser_hash, used_at, outcome
        FROM oauth_states
        WHERE state_hash = :stateHash
        """)
    Optional<PendingState> find(byte[] stateHash);

    @Query("""
        UPDATE oauth_states SET outcome = :outcome WHERE state_hash = :stateHash
        """)
    void conclude(byte[] stateHash, String outcome);
}
