package dev.ebayconnector.retention;

import java.sql.SQLException;
import java.util.Set;

/** A batch that PostgreSQL did not do. */
final class BatchFailure extends RuntimeException {

    /** Deadlock, lock not available in time, statement's limit: others were at work. */
    private static final Set<String> BUSY = Set.of("40P01", "55P03", "57014");

    private final String state;

    BatchFailure(SQLException cause) {
        super(cause);
        this.state = String.valueOf(cause.getSQLState());
    }

    /** Whether a smaller batch may do. */
    boolean isBusy() {
        return BUSY.contains(state);
    }
}
