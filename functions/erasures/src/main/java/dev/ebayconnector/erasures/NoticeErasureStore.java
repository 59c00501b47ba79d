package dev.ebayconnector.erasures;

import dev.ebayconnector.notices.StoredNotice;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** Which erasure a notice has led to. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface NoticeErasureStore extends GenericRepository<StoredNotice, String> {

    /** Empty if there is none, or it is done. */
    @Query("SELECT id FROM erasures WHERE notice_id = :noticeId AND state IN ('QUEUED', 'RUNNING')")
    Optional<UUID> open(String noticeId);
}
