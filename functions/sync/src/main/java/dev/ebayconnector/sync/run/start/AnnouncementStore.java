package dev.ebayconnector.sync.run.start;

import dev.ebayconnector.sync.run.RunState;
import dev.ebayconnector.sync.run.SyncRun;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The column {@code announced_at} of {@code sync_runs}; NULL: the run has to be put on the queue. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AnnouncementStore extends GenericRepository<SyncRun, UUID> {

    /** Runs that have to be put on the queue and that no worker has, the oldest first. */
    @Query("""
        SELECT id
        FROM sync_runs
        WHERE announced_at IS NULL AND created_at <= :createdBefore AND (lease_until IS NULL OR lease_until <= :now)
          AND state IN\
        """ + " " + RunState.LIVE + """
        ORDER BY created_at
        LIMIT :limit
        """)
    List<UUID> missed(Instant createdBefore, Instant now, int limit);

    /** Since when the run that waits longest for a worker has been waiting for it. */
    @Query("SELECT min(coalesce(resumed_at, created_at)) FROM sync_runs WHERE state = 'QUEUED'")
    Optional<Instant> oldestQueued();

    @Query("UPDATE sync_runs SET announced_at = :now WHERE id IN (:ids)")
    int announced(List<UUID> ids, Instant now);

    /** Lets the next look for missed runs find this one. */
    @Query("UPDATE sync_runs SET announced_at = NULL WHERE id = :id")
    int notAnnounced(UUID id);
}
