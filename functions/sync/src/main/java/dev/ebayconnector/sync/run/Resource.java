package dev.ebayconnector.sync.run;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.EbayException;
import dev.ebayconnector.ebay.EbaySettings.Endpoint;
import dev.ebayconnector.ebay.RecordPage;
import dev.ebayconnector.ebay.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a sync reads: everything that differs between one kind of record and another. A resource has no state; the
 * engine decides when and how often a method is called.
 *
 * @param <R> a record that could be read
 */
public interface Resource<R> {

    /** Its name in routes, in the column {@code resource} and in messages, such as {@code orders}. */
    String name();

    /** What the seller must have granted. */
    Scope scope();

    /** The quota of eBay's that its pages are counted against. */
    QuotaName quota();

    /** The most records that eBay puts on a page. */
    int pageSize();

    /** The earliest time that eBay lists records of; empty for a list without dates. */
    Optional<Instant> earliest(Instant now);

    /** The parts that a run reads one after another; none if the request leaves nothing to read. */
    List<Slice> plan(PlanRequest request);

    /**
     * One page of a slice, whose records eBay keeps in the same order from page to page.
     *
     * @param offset index of the first record
     * @throws EbayException by its kind
     */
    RecordPage<R> page(Endpoint endpoint, Secret accessToken, Slice slice, int limit, int offset);

    /** eBay's id of a record, unique within the account. */
    String key(R record);

    /** A record as eBay sent it. */
    String raw(R record);

    /**
     * Stores records within the transaction of the connection. The keys differ from each other.
     *
     * @throws SQLException if the database fails or does not accept one of the records; the engine tells these apart
     */
    WriteReport write(Connection connection, WriteContext context, List<R> records) throws SQLException;

    /** How eBay's Analytics API names a quota. */
    record QuotaName(String context, String api) {}

    /**
     * @param from      as requested; may be empty
     * @param to        as requested; may be empty
     * @param full      whether everything that eBay still lists is wanted
     * @param watermark up to where the resource is complete; empty before its first successful run
     * @param now       when the run was requested
     */
    record PlanRequest(
            Optional<Instant> from, Optional<Instant> to, boolean full, Optional<Instant> watermark, Instant now) {}
}
