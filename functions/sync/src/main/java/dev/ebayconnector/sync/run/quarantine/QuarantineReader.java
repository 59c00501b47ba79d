package dev.ebayconnector.sync.run.quarantine;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** Single rows of {@code quarantined_records}; lists are read by {@link QuarantineListStore}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface QuarantineReader extends GenericRepository<QuarantinedRecord, Long> {

    @Query("""
        SELECT id, at, account_id, run_id, resource, record_key, reason, CAST(raw AS text) AS raw, raw_text,
               personal, record_digest, dismissed_at, dismissed_by
        FROM quarantined_records
        WHERE id = :id
        """)
    Optional<QuarantinedRecord> find(long id);

    /** The first one who dismisses a record counts. */
    @Query("""
        UPDATE quarantined_records
        SET dismissed = true, dismissed_at = COALESCE(dismissed_at, :now), dismissed_by = COALESCE(dismissed_by, :by)
        WHERE id = :id
        """)
    int dismiss(long id, String by, Instant now);

    @Query("UPDATE quarantined_records SET reason = :reason WHERE id = :id")
    int explain(long id, String reason);

    @Query("DELETE FROM quarantined_records WHERE id = :id")
    int delete(long id);
}
