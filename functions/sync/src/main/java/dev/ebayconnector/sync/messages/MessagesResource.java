package dev.ebayconnector.sync.messages;

import dev.ebayconnector.ebay.Scope;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.messages.CommerceMessagesClient;
import dev.ebayconnector.ebay.messages.MessageRecord;
import dev.ebayconnector.ebay.messages.Messages;
import dev.ebayconnector.ebay.messages.TradingMessagesClient;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.sync.proof.Check;
import dev.ebayconnector.sync.proof.Figures;
import dev.ebayconnector.sync.proof.Provable;
import dev.ebayconnector.sync.run.resource.AccountRows;
import dev.ebayconnector.sync.run.resource.Paging;
import dev.ebayconnector.sync.run.resource.Resource;
import dev.ebayconnector.sync.run.resource.Slice;
import dev.ebayconnector.sync.run.resource.WriteContext;
import dev.ebayconnector.sync.run.resource.WriteReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Conversations and messages: the lists, then the messages of what the lists show to have a message that is not stored.
 */
public final class MessagesResource implements Resource<MessageRecord>, Provable {

    private static final String COUNT = "SELECT count(*) FROM conversations WHERE account_id = ?";

    private static final String DELETE_MESSAGES = "DELETE FROM messages WHERE account_id = ?";

    private static final String DELETE_CONVERSATIONS = "DELETE FROM conversations WHERE account_id = ?";

    private final Messages messages;
    private final MessageWriter writer;

    public MessagesResource(Messages messages) {
        this.messages = messages;
        this.writer = new MessageWriter(messages instanceof TradingMessagesClient);
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public Scope scope() {
        return messages.scope();
    }

    @Override
    public QuotaName quota() {
        return new QuotaName(messages.quota().context(), messages.quota().api());
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public Paging paging(Slice slice) {
        return Paging.byPage(slice instanceof Slice.Keys ? messages.keysAtOnce() : messages.pageSize());
    }

    @Override
    public int callsPerRecord(String list) {
        return 1;
    }

    @Override
    public Optional<Instant> earliest(Instant now) {
        return messages.earliest(now);
    }

    @Override
    public List<Slice> plan(PlanRequest request) {
        return MessagePlanner.plan(messages, request);
    }

    @Override
    public RecordPage<MessageRecord> page(SellerCall call, Slice slice, int limit, int offset) {
        return switch (slice) {
            case Slice.Period(String list, Instant from, Instant to) ->
                messages.list(call, list, Optional.of(new Messages.Period(from, to)), limit, offset);
            case Slice.WholeList(String list) -> messages.list(call, list, Optional.empty(), limit, offset);
            case Slice.Keys(String list, List<String> keys) ->
                messages.messages(
                        call, Follow.listOf(list), keys.subList(offset, Math.min(keys.size(), offset + limit)));
        };
    }

    @Override
    public String key(MessageRecord record) {
        return switch (record) {
            case MessageRecord.Conversation conversation -> Messages.LISTED + conversation.conversationId();
            case MessageRecord.Header header -> Messages.LISTED + header.messageId();
            case MessageRecord.Message message -> messages.key(message);
        };
    }

    @Override
    public String raw(MessageRecord record) {
        return record.raw();
    }

    @Override
    public WriteReport write(Connection connection, WriteContext context, List<MessageRecord> records)
            throws SQLException {
        return writer.write(connection, context, records);
    }

    @Override
    public Optional<MessageRecord> parse(String key, String raw) {
        return messages.read(key, raw);
    }

    /** The older API forgets messages after a year and counts no conversations. */
    @Override
    public boolean provable() {
        return messages instanceof CommerceMessagesClient;
    }

    @Override
    public boolean keepsWhatIsGone() {
        return true;
    }

    @Override
    public boolean byDay() {
        return false;
    }

    @Override
    public Figures ebay(SellerCall call, Check check) {
        return Figures.count(messages.lists().stream()
                .mapToLong(list ->
                        messages.list(call, list.name(), Optional.empty(), 1, 0).total())
                .sum());
    }

    @Override
    public Figures stored(Connection connection, UUID accountId, Check check) throws SQLException {
        try (var statement = connection.prepareStatement(COUNT)) {
            statement.setObject(1, accountId);
            try (var result = statement.executeQuery()) {
                result.next();
                return Figures.count(result.getLong(1));
            }
        }
    }

    @Override
    public Slice repair(Check check) {
        throw new IllegalArgumentException("the list has no dates");
    }

    @Override
    public OptionalInt deleteAll(Connection connection, UUID accountId) throws SQLException {
        return AccountRows.delete(connection, accountId, DELETE_MESSAGES, DELETE_CONVERSATIONS);
    }
}
