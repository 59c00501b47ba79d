package dev.ebayconnector.sync.run.work;

import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.sync.run.RunFailure;
import dev.ebayconnector.sync.run.calls.Calls;

/** The outcome of asking eBay for a page, with the calls that it took. */
public sealed interface FetchOutcome<R> {

    Calls calls();

    record Fetched<R>(RecordPage<R> page, Calls calls) implements FetchOutcome<R> {}

    record Failed<R>(RunFailure why, Calls calls) implements FetchOutcome<R> {}

    /** The call was given up because of a STOP, or because the lease was lost. */
    record Cancelled<R>(Calls calls) implements FetchOutcome<R> {}
}
