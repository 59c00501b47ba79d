package dev.ebayconnector.data;

import dev.ebayconnector.core.database.ListQuery;
import dev.ebayconnector.core.database.ListReader;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the records of every resource. */
@Singleton
final class RecordStore {

    private final ListReader reader;
    private final Opener opener;
    private final PersonFilters people;

    RecordStore(ListReader reader, Opener opener, PersonFilters people) {
        this.reader = reader;
        this.opener = opener;
        this.people = people;
    }

    /** @param columns the names of what is shown, also if there is no row */
    record Rows(List<String> columns, List<StoredRow> rows) {}

    /** @param after the key of the row to continue behind; empty to start at the first one */
    Rows rows(Selection selection, Shape shape, List<Object> after, int limit) {
        var resource = selection.resource();
        var read = where(resource.list(selection.sort(), shape), people.bound(resource.filters(), selection.values()));
        var list = RowKey.list(resource, selection.sort());
        var columns = resource.columns(selection.sort().order());
        var found = reader.read(read.after(after).limit(limit), rows -> read(rows, list, columns));
        return new Rows(Opener.shown(resource, found.columns()), opener.open(resource, found.rows()));
    }

    private static ListQuery.Read where(ListQuery list, Map<String, Object> values) {
        var read = list.read();
        values.forEach((filter, value) -> StoredResource.where(read, filter, value));
        return read;
    }

    private static Rows read(ResultSet rows, String list, List<Column> columns) throws SQLException {
        var reader = new RowReader(rows, columns.size() + 1);
        var found = new ArrayList<StoredRow>();
        while (rows.next()) {
            var values = reader.values();
            var raw = values.get(StoredResource.RAW_COLUMN);
            found.add(new StoredRow(
                    new RowKey(list, reader.key(columns)),
                    values,
                    raw instanceof StoredRow.Json json ? json.text() : null));
        }
        return new Rows(reader.names(), found);
    }
}
