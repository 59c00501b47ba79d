package dev.ebayconnector.sync.schedule;

import dev.ebayconnector.sync.run.resource.Slice;
import java.util.List;

/** What happens at a slot of a schedule. */
sealed interface Decision {

    /** @param slices what the run reads; at least one */
    record Start(List<Slice> slices) implements Decision {}

    record Skipped(Skip why) implements Decision {}

    /** The slot is left out, because the last runs brought nothing new. */
    record LeftOut() implements Decision {}
}
