package dev.ebayconnector.sync.proof;

import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.sync.run.resource.Slice;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** A resource whose completeness can be proven, because eBay counts its records. It has no state. */
public interface Provable {

    /** Whether eBay counts what can be compared; a resource of several APIs may know this only when it is made. */
    default boolean provable() {
        return true;
    }

    /** Whether each day is counted; otherwise the whole list as it is now. */
    boolean byDay();

    /** Whether rows stay as they are when eBay does not list them any more, so that a surplus proves nothing. */
    default boolean keepsWhatIsGone() {
        return false;
    }

    /**
     * What eBay counts, by as few calls as possible.
     *
     * @throws EbayException by its kind
     */
    Figures ebay(SellerCall call, Check check);

    /** What is stored, without what is marked gone. */
    Figures stored(Connection connection, UUID accountId, Check check) throws SQLException;

    /** The period of the resource's own that reads a day again; for resources by day only. */
    Slice repair(Check check);
}
