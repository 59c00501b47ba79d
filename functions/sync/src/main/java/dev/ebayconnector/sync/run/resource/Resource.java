package dev.ebayconnector.sync.run.resource;

import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.records.RecordPage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * What a sync reads: everything that differs between one kind of record and another. A resource has no state; the
 * engine decides when and how often a method is called, and may call {@link #page} for several slices at once.
 *
 * @param <R> a record that could be read; a resource of several lists has a sealed type
 */
public interface Resource<R> {

    /** Its name in routes, in the column {@code resource} and in messages, such as {@code orders}. */
    String name();

    /** The name by which it is switched on and off; another one than its own for what belongs to another resource. */
    default String switchedBy() {
        return name();
    }

    /** What the seller must have granted. */
    Scope scope();

    /** The quota of eBay's that its calls are counted against. */
    QuotaName quota();

    /** Whether it is read up to the last call when calls run short; the others stop earlier. */
    default boolean urgent() {
        return false;
    }

    /** Whether it leaves the calls of a day to others first, as first loads do. */
    default boolean deferrable() {
        return false;
    }

    /** How often a schedule reads it if nothing else was set for the account. */
    default Duration every() {
        return Duration.ofHours(1);
    }

    /** Whether the slots of its schedules lie in the night (2:00 to 8:00 UTC, the last hours of eBay's quota day). */
    default boolean nightly() {
        return false;
    }

    /** The earliest time that eBay lists records of; empty for a list without dates. */
    Optional<Instant> earliest(Instant now);

    /** The slices that a run begins with; none if the request leaves nothing to read. */
    List<Slice> plan(PlanRequest request);

    Paging paging(Slice slice);

    /** The most calls that a record of a list leads to in the same run, for estimates. */
    default int callsPerRecord(String list) {
        return 0;
    }

    /**
     * One page of a slice, whose records eBay keeps in the same order from page to page.
     *
     * @param limit  the page size, or 1 to learn the total
     * @param offset index of the first record, or of the first key
     * @throws EbayException by its kind
     */
    RecordPage<R> page(SellerCall call, Slice slice, int limit, int offset);

    /** The natural key of a record, unique within the account and the resource. */
    String key(R record);

    /** A record as eBay sent it. */
    String raw(R record);

    /**
     * Stores records within the transaction of the connection. The keys differ from each other.
     *
     * @throws SQLException if the database fails or does not accept one of the records; the engine tells these apart
     */
    WriteReport write(Connection connection, WriteContext context, List<R> records) throws SQLException;

    /**
     * Marks what eBay does not list any more; called in the transaction that ends a run which read everything.
     *
     * @return the records that were marked
     */
    default int markGone(Connection connection, WriteContext context) throws SQLException {
        return 0;
    }

    /**
     * Reads one record again as it is kept in quarantine, which helps after an upgrade of the connector.
     *
     * @param key of the record, as in its row; null if it is not known
     * @param raw JSON as eBay sent it
     * @return empty if this is no record that could be stored by itself
     * @throws IllegalArgumentException naming what is still wrong
     */
    default Optional<R> parse(String key, String raw) {
        return Optional.empty();
    }

    /**
     * Deletes all rows of an account, which a user asked for.
     *
     * @return the records that were deleted; empty if the resource does not allow it
     */
    default OptionalInt deleteAll(Connection connection, UUID accountId) throws SQLException {
        return OptionalInt.empty();
    }

    /** How eBay's Analytics API names a quota. */
    record QuotaName(String context, String api) {

        /** As it is stored and shown, such as {@code sell/fulfillment}. */
        public String text() {
            return context + "/" + api;
        }
    }

    /**
     * @param from      as requested; may be empty
     * @param to        as requested; may be empty
     * @param full      whether everything that eBay still lists is wanted
     * @param watermark up to where the resource is complete; empty before its first successful run
     * @param now       when the run was requested
     */
    record PlanRequest(
            UUID accountId,
            Optional<Instant> from,
            Optional<Instant> to,
            boolean full,
            Optional<Instant> watermark,
            Instant now) {}
}
