package dev.ebayconnector.sync.messages;

import dev.ebayconnector.ebay.messages.MessageRecord;
import dev.ebayconnector.ebay.messages.MessageRecord.Conversation;
import dev.ebayconnector.ebay.messages.MessageRecord.Header;
import dev.ebayconnector.ebay.messages.MessageRecord.Message;
import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.run.resource.WriteReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a page of conversations, of headers or of messages, within the page's transaction. */
final class MessageWriter {

    private final ConversationStore conversations = new ConversationStore();
    private final ThreadStore threads = new ThreadStore();
    private final MessageStore messages = new MessageStore();
    private final boolean ownThreads;

    /** @param ownThreads whether conversations are threads that are named after the other party */
    MessageWriter(boolean ownThreads) {
        this.ownThreads = ownThreads;
    }

    WriteReport write(Connection connection, WriteContext context, List<MessageRecord> records) throws SQLException {
        var listed = new ArrayList<Conversation>();
        var headers = new ArrayList<Header>();
        var read = new ArrayList<Message>();
        for (var record : records) {
            switch (record) {
                case Conversation conversation -> listed.add(conversation);
                case Header header -> headers.add(header);
                case Message message ->
                    read.add(
                            ownThreads
                                    ? message.inConversation(context.seal().threadName(message.conversationId()))
                                    : message);
            }
        }
        if (!listed.isEmpty()) {
            return conversations(connection, context, listed);
        }
        return headers.isEmpty()
                ? messages.put(connection, context, read).report(read.size())
                : headers(connection, context, headers);
    }

    /** A conversation whose latest message is not stored leads to its messages, also if an earlier run stored it. */
    private WriteReport conversations(Connection connection, WriteContext context, List<Conversation> page)
            throws SQLException {
        var put = conversations.put(connection, context, page);
        var toRead = page.stream()
                .filter(conversation -> put.toRead().contains(conversation.conversationId()))
                .collect(Collectors.toList());
        return put.stored().report(page.size(), follow(toRead, Conversation::list, Conversation::conversationId));
    }

    /** A message that is not stored leads to its text. */
    private WriteReport headers(Connection connection, WriteContext context, List<Header> page) throws SQLException {
        var stored = threads.put(connection, context, page);
        var known = messages.known(
                connection,
                context.accountId(),
                page.stream().map(Header::messageId).toList());
        var toRead = page.stream()
                .filter(header -> !known.contains(header.messageId()))
                .collect(Collectors.toList());
        return stored.report(
                page.size(), follow(toRead, header -> header.thread().list(), Header::messageId));
    }

    private static <T> List<Slice> follow(List<T> records, Function<T, String> list, Function<T, String> key) {
        return records.stream()
                .collect(Collectors.groupingBy(list, Collectors.mapping(key, Collectors.toList())))
                .entrySet()
                .stream()
                .map(keys -> Follow.of(keys.getKey(), keys.getValue()))
                .toList();
    }
}
