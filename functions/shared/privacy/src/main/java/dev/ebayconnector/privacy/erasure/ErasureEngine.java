package dev.ebayconnector.privacy.erasure;

import dev.ebayconnector.privacy.PersonalDataKeys;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Runs an erasure step by step. Each step works in batches, and each batch is one short transaction together with the
 * place it reached, so a run that was killed anywhere is continued by the next one. The receipt is written once.
 */
public final class ErasureEngine {

    private final Database database;
    private final PersonalDataKeys keys;
    private final Clock clock;

    public ErasureEngine(Database database, PersonalDataKeys keys, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /** Works on an erasure until it is done or the deadline comes. */
    public ErasureResult run(UUID id, Instant deadline) throws SQLException {
        throw new SQLException("not built yet: " + database + keys + clock + deadline + id);
    }
}
