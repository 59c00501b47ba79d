package dev.ebayconnector.idempotency;

import java.util.UUID;

/** What a request with a key may do. */
sealed interface Claim {

    /**
     * Carry out the work.
     *
     * @param attempt the right to store its answer
     */
    record Begun(Keyed request, UUID attempt) implements Claim {}

    /** Give the first answer again. */
    record Answered(byte[] sealed) implements Claim {}

    /** Wait for the request that came first. */
    record UnderWay() implements Claim {}

    /** Nothing: the key belongs to another request. */
    record OtherRequest() implements Claim {}
}
