package dev.ebayconnector.sync.messages;

import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.resource.WriteReport;
import java.util.List;

/** How many rows of a page were new and how many have changed. */
record Stored(int inserted, int updated) {

    /** @param records on the page */
    WriteReport report(int records) {
        return report(records, List.of());
    }

    /** @param records on the page */
    WriteReport report(int records, List<Slice> follow) {
        return new WriteReport(inserted, updated, records - inserted - updated, follow);
    }
}
