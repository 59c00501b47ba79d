package dev.ebayconnector.auth;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

/** Makes and revokes rows of {@code api_tokens}; every function reads them. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ApiTokenTable extends GenericRepository<ApiTokenRow, UUID> {

    @Query("""
        INSERT INTO api_tokens (id, secret_hash, user_id, name, scope, made_at, expires_at)
        VALUES (:id, :secretHash, :userId, :name, :scope, :now, :expiresAt)
        """)
    void add(UUID id, byte[] secretHash, UUID userId, String name, String scope, Instant now, Instant expiresAt);

    /** Zero rows: no such token, or it is revoked already. */
    @Query("""
        UPDATE api_tokens SET revoked_at = :now, revoked_by = :by WHERE id = :id AND revoked_at IS NULL
        """)
    int revoke(UUID id, Instant now, UUID by);
}
