package dev.ebayconnector.tokeninfo;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Reads the internal columns of {@code tokens}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DebugRowStore extends GenericRepository<DebugRow, UUID> {

    @Query("""
        SELECT t.id, t.account_id, t.version, a.connection, t.lease_owner, t.lease_until, t.retry_after, t.warned_days,
               substring(t.access_token FROM 1 FOR 6) AS access_prefix, substring(t.refresh_token FROM 1 FOR 6) AS refresh_prefix
        FROM tokens t JOIN accounts a ON a.id = t.account_id
        ORDER BY t.updated_at DESC, t.id DESC
        LIMIT 1
        """)
    Optional<DebugRow> latest();
}
