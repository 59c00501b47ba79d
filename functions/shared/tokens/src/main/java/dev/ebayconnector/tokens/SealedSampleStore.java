package dev.ebayconnector.tokens;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Reads which keys the stored tokens need. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface SealedSampleStore extends GenericRepository<SealedSample, UUID> {

    /** The newest access token of each key; a ciphertext begins with five bytes that identify its key. */
    @Query("""
        SELECT DISTINCT ON (substring(t.access_token FROM 1 FOR 5)) t.account_id, a.environment, t.access_token
        FROM tokens t JOIN accounts a ON a.id = t.account_id
        ORDER BY substring(t.access_token FROM 1 FOR 5), t.updated_at DESC
        """)
    List<SealedSample> oneOfEachKey();
}
