package dev.ebayconnector.sync.disputes;

import java.util.List;
import java.util.UUID;

/** What a plan needs to know of the disputes that are stored. */
@FunctionalInterface
public interface StoredDisputes {

    /**
     * Ids of the disputes whose details must be read whatever eBay's lists show: those that are not closed, and those
     * whose detail an earlier run did not get to.
     */
    List<String> toRead(UUID accountId);
}
