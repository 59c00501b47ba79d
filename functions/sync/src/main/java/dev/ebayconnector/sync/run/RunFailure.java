package dev.ebayconnector.sync.run;

import java.time.Duration;
import java.util.Optional;

/** Why a run cannot go on, by what helps against it. Quota and Outage pass by themselves; the others end the run. */
public sealed interface RunFailure {

    /** Fixed, for programs. */
    String code();

    /** A sentence for people. */
    String detail();

    /** May be null. */
    String ebayRequestId();

    /** The seller must consent again. */
    record Reconnect(String code, String detail, String ebayRequestId) implements RunFailure {}

    /** The account may not read this resource: a scope is missing, or eBay forbids it. */
    record ResourceForbidden(String code, String detail, String ebayRequestId) implements RunFailure {}

    /** The application has no calls left; they are given anew at a fixed time. */
    record Quota(String code, String detail, String ebayRequestId, Optional<Duration> retryAfter)
            implements RunFailure {}

    /** eBay or the network fails for a while. */
    record Outage(String code, String detail, String ebayRequestId, Optional<Duration> retryAfter)
            implements RunFailure {}

    /** eBay does not accept the request; this is a fault of the connector. */
    record Rejected(String code, String detail, String ebayRequestId) implements RunFailure {}

    /** Settings must be corrected. */
    record Misconfigured(String code, String detail) implements RunFailure {

        @Override
        public String ebayRequestId() {
            return null;
        }
    }

    /** What was listed is not complete, or the run could not be carried out; another run may succeed. */
    record Unfinished(String code, String detail, String ebayRequestId) implements RunFailure {}
}
