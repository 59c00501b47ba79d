package dev.ebayconnector.privacy.erasure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Everything personal in the records of an erased seller's account. */
final class SellerRows {

    private final PersonRows rows = new PersonRows();
    private final Clock clock;

    SellerRows(Clock clock) {
        this.clock = clock;
    }

    Batch erase(Connection connection, PersonTable table, UUID account, List<String> cursor, int limit)
            throws SQLException {
        var page = rows.ofAccount(connection, table, account, Cursor.of(cursor), limit);
        var counts = new Counts().add(table.name(), rows.empty(connection, table, page, clock.instant()));
        return page.size() == limit ? new Batch(Cursor.of(page.getLast()).texts(), counts) : Batch.done(counts);
    }

    long left(Connection connection, PersonTable table, UUID account) throws SQLException {
        return rows.leftOfAccount(connection, table, account);
    }
}
