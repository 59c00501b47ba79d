package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.ebay.records.UnreadableRecord;
import dev.ebayconnector.sync.run.quarantine.DataRefusal;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.run.resource.WriteReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes the records of a page, within the page's transaction; one that the database does not accept is set aside. */
final class RecordWriter {

    /** @param refused by the database */
    record Written(WriteReport report, List<UnreadableRecord> refused) {}

    /** The database does not accept one of the records; the transaction is lost. */
    static final class PageRefused extends RuntimeException {}

    /** @throws PageRefused if one of the records must be found by {@link #oneByOne} */
    <R> Written together(Connection connection, WriteContext context, Resource<R> resource, RecordPage<R> page)
            throws SQLException {
        try {
            var records = page.records();
            return new Written(
                    records.isEmpty() ? WriteReport.NOTHING : resource.write(connection, context, records), List.of());
        } catch (SQLException e) {
            if (DataRefusal.of(e).isPresent()) {
                throw new PageRefused();
            }
            throw e;
        }
    }

    /** The slow way, for a page with a record that the database does not accept. */
    <R> Written oneByOne(Connection connection, WriteContext context, Resource<R> resource, RecordPage<R> page)
            throws SQLException {
        var report = WriteReport.NOTHING;
        var refused = new ArrayList<UnreadableRecord>();
        for (var record : page.records()) {
            var before = connection.setSavepoint();
            try {
                report = report.plus(resource.write(connection, context, List.of(record)));
                connection.releaseSavepoint(before);
            } catch (SQLException e) {
                connection.rollback(before);
                var reason = DataRefusal.of(e).orElseThrow(() -> e);
                refused.add(new UnreadableRecord(resource.key(record), reason, resource.raw(record)));
            }
        }
        return new Written(report, refused);
    }
}
