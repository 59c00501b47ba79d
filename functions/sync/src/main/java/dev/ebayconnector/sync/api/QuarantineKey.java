package dev.ebayconnector.sync.api;

import dev.ebayconnector.sync.run.quarantine.QuarantinedRecord;
import dev.ebayconnector.web.PageKey;
import dev.ebayconnector.web.Values;
import java.time.Instant;
import java.util.List;

/** The place of a record in the list of the quarantine: by its time, then by its id. */
record QuarantineKey(Instant at, long id) implements PageKey {

    static QuarantineKey of(List<String> parts) {
        return new QuarantineKey(Values.moment(parts.get(0)), Long.parseLong(parts.get(1)));
    }

    static QuarantineKey of(QuarantinedRecord record) {
        return new QuarantineKey(record.at(), record.id());
    }

    @Override
    public List<Object> values() {
        return List.of(at, id);
    }
}
