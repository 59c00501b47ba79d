package dev.ebayconnector.ebay.messages;

import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.records.EbayTime;
import dev.ebayconnector.ebay.records.RecordPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A seller's messages, from one of eBay's two APIs for them. Both give the same messages under eBay's own message ids;
 * they differ in what a conversation is, see each. Lists are read first; what they show leads to the messages.
 */
public sealed interface Messages permits CommerceMessagesClient, TradingMessagesClient {

    /** Keeps what a list shows apart from the messages, whose ids are eBay's too; begins the keys of unreadable records. */
    String LISTED = "listed/";

    /** The lists to read. */
    List<MessageList> lists();

    /** What the seller must have granted. */
    Scope scope();

    /** How eBay's Analytics API names the quota: context and name of the API. */
    Quota quota();

    /** The earliest time that eBay lists messages of; empty if eBay names none. */
    Optional<Instant> earliest(Instant now);

    /** Records on a page of a list. */
    int pageSize();

    /** Keys whose messages are read together. */
    int keysAtOnce();

    /**
     * One page of a list.
     *
     * @param period of a dated list; empty for any time
     * @param offset a multiple of the limit
     * @throws EbayException by its kind
     */
    RecordPage<MessageRecord> list(SellerCall call, String list, Optional<Period> period, int limit, int offset);

    /**
     * The messages that some records of a list lead to.
     *
     * @param keys conversation ids, or message ids where the list shows messages
     * @throws EbayException by its kind, if no call can succeed at the moment
     */
    RecordPage<MessageRecord> messages(SellerCall call, String list, List<String> keys);

    /** What identifies a message among the unreadable records of {@link #messages}. */
    String key(MessageRecord.Message message);

    /**
     * Reads one record by itself.
     *
     * @param key as an unreadable record had it; null if it is not known
     * @param raw JSON, as an unreadable record had it
     * @return empty if it does not say what it belongs to
     * @throws IllegalArgumentException naming what is missing or malformed
     */
    Optional<MessageRecord> read(String key, String raw);

    /**
     * One of eBay's lists.
     *
     * @param longest the longest period to ask for at once; empty for a list that cannot be limited by time
     */
    record MessageList(String name, Optional<Duration> longest) {}

    /** A closed period. */
    record Period(Instant from, Instant to) {

        private static final Duration TICK = Duration.ofMillis(1);

        /** One tick early: eBay may mean only what was sent after it. */
        String start() {
            return EbayTime.of(from.minus(TICK));
        }

        /** One tick late: eBay may mean only what was sent before it. */
        String end() {
            return EbayTime.of(to.plus(TICK));
        }
    }

    /** A quota of eBay's. */
    record Quota(String context, String api) {}
}
