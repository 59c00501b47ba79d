package dev.ebayconnector.sync.run;

import dev.ebayconnector.ebay.RecordPage;

/** The outcome of asking eBay for a page. */
public sealed interface FetchOutcome<R> {

    /** @param calls that were made, repeated ones included */
    record Fetched<R>(RecordPage<R> page, int calls) implements FetchOutcome<R> {}

    /**
     * The run cannot continue.
     *
     * @param code          fixed, for programs
     * @param detail        a sentence for people
     * @param ebayRequestId may be null
     * @param calls         that were made without success
     */
    record Failed<R>(String code, String detail, String ebayRequestId, int calls) implements FetchOutcome<R> {

        Failed<R> withMoreCalls(int more) {
            return new Failed<>(code, detail, ebayRequestId, calls + more);
        }
    }

    /** The call was given up because of a STOP, or because the lease was lost. */
    record Cancelled<R>(int calls) implements FetchOutcome<R> {}
}
