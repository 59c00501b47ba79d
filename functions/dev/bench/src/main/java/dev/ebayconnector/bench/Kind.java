package dev.ebayconnector.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a subject is measured for. */
enum Kind {
    /** A handler without a framework; the first one is what all ratios are to. */
    @JsonProperty("plain")
    PLAIN,

    /** One of ours. */
    @JsonProperty("function")
    FUNCTION,

    /** What a team would write instead. */
    @JsonProperty("peer")
    PEER
}
