package dev.ebayconnector.ebay.messages;

import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.ebay.records.UnreadableRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * Reads all messages of a conversation. A page may be short or repeated though more follows, so the messages are
 * counted against eBay's total, and the conversation is read again if they are fewer.
 *
 * @param pages gives the page at an offset
 */
record WholeConversation(String id, IntFunction<RecordPage<MessageRecord>> pages) {

    private static final int PASSES = 3;

    /** Enough for 10,000 messages. */
    private static final int MOST_PAGES = 200;

    private static final int PAGE = 50;

    /** What is missing after the last pass is one unreadable record of the page. */
    RecordPage<MessageRecord> read() {
        var messages = new LinkedHashMap<String, MessageRecord>();
        var unreadable = new LinkedHashMap<String, UnreadableRecord>();
        int total = 0;
        String ebayRequestId = null;
        for (int pass = 0; pass < PASSES && (pass == 0 || messages.size() + unreadable.size() < total); pass++) {
            var last = pass(messages, unreadable);
            total = last.total();
            ebayRequestId = last.ebayRequestId();
        }
        int missing = total - messages.size() - unreadable.size();
        if (missing > 0) {
            var reason = "eBay counts " + total + " messages in the conversation and does not list " + missing;
            unreadable.put("", new UnreadableRecord(Messages.LISTED + id, reason, "null"));
        }
        return new RecordPage<>(
                total,
                List.copyOf(messages.values()),
                List.copyOf(unreadable.values()),
                OptionalInt.empty(),
                ebayRequestId);
    }

    /** Returns the last page. */
    private RecordPage<MessageRecord> pass(
            Map<String, MessageRecord> messages, Map<String, UnreadableRecord> unreadable) {
        for (int number = 0; ; number++) {
            var page = pages.apply(number * PAGE);
            for (var record : page.records()) {
                if (record instanceof MessageRecord.Message message) {
                    messages.put(message.messageId(), message);
                }
            }
            page.unreadable().forEach(record -> unreadable.put(record.key() + " " + record.raw(), record));
            boolean more = page.nextOffset().isPresent() || (number + 1) * PAGE < page.total();
            if (page.size() == 0 || !more || number + 1 == MOST_PAGES) {
                return page;
            }
        }
    }

    /** A conversation that eBay does not give. */
    static RecordPage<MessageRecord> refused(String id, EbayException why) {
        var unreadable = new UnreadableRecord(Messages.LISTED + id, why.getMessage(), "null");
        return new RecordPage<>(0, List.of(), List.of(unreadable), OptionalInt.empty(), why.ebayRequestId());
    }
}
