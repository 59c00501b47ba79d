package dev.ebayconnector.sync.run.quarantine;

/** The outcome of storing a record that is in quarantine. */
public sealed interface RetryOutcome {

    /** It left the quarantine. */
    record Stored() implements RetryOutcome {}

    /** @param reason a phrase for people */
    record StillRefused(String reason) implements RetryOutcome {}

    /** The resource cannot read a record by itself, or is not synced any more. */
    record NotPossible() implements RetryOutcome {}
}
