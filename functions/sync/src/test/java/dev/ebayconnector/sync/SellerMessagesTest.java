package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.fakeebay.Fault;
import dev.ebayconnector.fakeebay.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of messages that the Commerce Message API gives: each stored once, and none read without need. */
@ExtendWith(RunningSync.class)
@Timeout(60)
final class SellerMessagesTest {

    private static final String CONVERSATIONS = "/commerce/message/v1/conversation";
    private static final String LISTS = "message.conversations";
    private static final String ONE = "message.conversation";
    private static final FakeEnvironment SANDBOX = FakeEnvironment.SANDBOX;
    private static final String SELLER = "seller-a";

    private final SyncSystem system;

    SellerMessagesTest(SyncSystem system) {
        this.system = system;
    }

    @Test
    void aFirstRunStoresEveryConversationAndEveryMessageOnce() {
        system.connect(SANDBOX);

        var run = succeeded();

        assertThat(stored()).containsExactlyInAnyOrderElementsOf(messages());
        long conversations = system.sql.number("SELECT count(*) FROM conversations");
        assertThat(run.path("rows").path("inserted").asLong())
                .isEqualTo(conversations + messages().size());
        assertThat(system.ebay.calls(ONE))
                .as("one is so long that it takes two pages")
                .isEqualTo(conversations + 1);
        assertThat(system.sql.texts("SELECT DISTINCT conversation_type FROM conversations ORDER BY 1"))
                .containsExactly("FROM_EBAY", "FROM_MEMBERS");
        assertThat(StoredMessage.all(system))
                .hasSize(messages().size())
                .allMatch(message -> SELLER.equals(message.sender()) || SELLER.equals(message.recipient()));
        assertThat(Opened.rows(system, "conversations", "conversation_id").values())
                .noneMatch(conversation -> SELLER.equals(conversation.text("other_party")))
                .allMatch(conversation -> conversation.text("other_party") != null);
        assertThat(system.sql.number("""
            SELECT count(*) FROM conversations c
            WHERE other_party IS NOT NULL OR other_party_hash IS NULL OR reference_id IS NULL
               OR latest_message_at <> (SELECT max(m.created_at) FROM messages m
                                        WHERE m.conversation_id = c.conversation_id)
            """)).isZero();
        assertThat(StoredMessage.all(system))
                .anyMatch(message -> !message.media().isEmpty());
    }

    @Test
    void anUnchangedRunReadsOnlyTheListsAndNoConversationAgain() {
        system.connect(SANDBOX);
        system.advance(Duration.ofHours(1));
        succeeded();
        system.ebay.forgetCalls();

        var run = succeeded();

        assertThat(system.ebay.calls(ONE)).isZero();
        assertThat(system.ebay.calls(LISTS)).isEqualTo(2);
        assertThat(run.path("rows").path("inserted").asInt()).isZero();
        assertThat(run.path("rows").path("updated").asInt()).isZero();
    }

    @Test
    void aNewMessageIsReadWithTheNextRunAndWithItOnlyItsConversation() {
        system.connect(SANDBOX);
        succeeded();
        system.advance(Duration.ofHours(1));
        var id = system.ebay.writeMessage(SANDBOX, SELLER, "Is it still there? \u2603");
        system.advance(Duration.ofMinutes(1));
        system.ebay.forgetCalls();

        var run = succeeded();

        assertThat(StoredMessage.of(system, id).body()).isEqualTo("Is it still there? \u2603");
        assertThat(system.ebay.calls(ONE)).isEqualTo(1);
        assertThat(run.path("rows").path("inserted").asInt()).isEqualTo(1);
        assertThat(system.sql.number(
                        "SELECT count(*) FROM conversations WHERE latest_message_id = ? AND unread_count > 0", id))
                .isEqualTo(1);
    }

    @Test
    void aRunThatWasStoppedBetweenConversationsAndMessagesIsMadeUpForByTheNext() {
        system.connect(SANDBOX);
        system.ebay.fault(Fault.status(CONVERSATIONS + "/", 500).after(30).always());
        var waiting = system.runToEnd("messages", "{}");
        assertThat(waiting.path("waiting").path("code").asText()).isEqualTo("ebay_unavailable");
        system.stop(UUID.fromString(waiting.path("id").asText()));
        assertThat(stored().size()).isBetween(1, messages().size() - 1);
        system.ebay.clearFaults();
        system.ebay.forgetCalls();

        succeeded();

        assertThat(stored()).containsExactlyInAnyOrderElementsOf(messages());
        assertThat(system.ebay.calls(ONE))
                .as("those that were stored are not read again")
                .isLessThan(system.sql.number("SELECT count(*) FROM conversations"));
    }

    @Test
    void shortPagesLoseNothing() {
        system.connect(SANDBOX);
        succeeded();
        var longest = system.sql.text(
                "SELECT conversation_id FROM messages GROUP BY conversation_id ORDER BY count(*) DESC LIMIT 1");
        system.sql.run("TRUNCATE messages, conversations, sync_checkpoints CASCADE");
        system.ebay.fault(
                Fault.of(CONVERSATIONS + "/" + longest, FaultKind.SHORT_PAGE).times(3));
        system.ebay.fault(Fault.of(CONVERSATIONS, FaultKind.SHORT_PAGE));

        succeeded();

        assertThat(stored()).containsExactlyInAnyOrderElementsOf(messages());
    }

    @Test
    void aMessageThatCannotBeReadIsQuarantinedAloneAndStoredWhenItIsCorrected() {
        system.connect(SANDBOX);
        var bad = messages().getFirst();
        system.sandbox.change(
                CONVERSATIONS + "/",
                body -> body.replaceFirst(
                        "(\"messageId\":\"" + bad + "\".*?\"createdDate\":)\"[^\"]+\"", "$1\"yesterday\""));

        succeeded();

        assertThat(system.sql.texts("SELECT record_key || ': ' || reason FROM quarantined_records"))
                .hasSize(1)
                .allMatch(text -> text.endsWith("/" + bad + ": createdDate is not a time in ISO 8601"));
        assertThat(stored()).hasSize(messages().size() - 1).doesNotContain(bad);
        system.sandbox.passAll();
        assertThat(system.runToEnd("messages", "{\"full\":true}").path("state").asText())
                .isEqualTo("SUCCEEDED");
        assertThat(stored()).contains(bad);
        assertThat(system.sql.number("SELECT count(*) FROM quarantined_records"))
                .isZero();
    }

    @Test
    void messagesThatEbayCountsButDoesNotListAreReported() {
        system.connect(SANDBOX);
        system.sandbox.change(CONVERSATIONS + "/c-", body -> body.replaceFirst("\"total\":1,", "\"total\":3,"));

        var run = succeeded();

        assertThat(run.path("rows").path("quarantined").asInt()).isPositive();
        assertThat(system.sql.texts("SELECT DISTINCT reason FROM quarantined_records"))
                .containsExactly("eBay counts 3 messages in the conversation and does not list 2");
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(messages());
    }

    @Test
    void aSellerWithoutTheScopeLacksOnlyThisResource() {
        var account = system.connect(SANDBOX);
        system.sql.run(
                "UPDATE tokens SET scopes = replace(scopes, 'https://api.ebay.com/oauth/api_scope/commerce.message',"
                        + " '') WHERE account_id = ?",
                account);

        var run = system.runToEnd("messages", "{}");

        assertThat(run.path("error").path("code").asText()).isEqualTo("missing_scope");
        assertThat(run.path("error").path("detail").asText()).contains("commerce.message");
        assertThat(system.ebay.calls(LISTS)).isZero();
        assertThat(system.runToEnd("disputes", "{}").path("state").asText()).isEqualTo("SUCCEEDED");
    }

    @Test
    void anApplicationWithoutAccessIsToldSo() {
        system.connect(SANDBOX);
        system.ebay.fault(Fault.status(CONVERSATIONS, 403).always());

        var run = system.runToEnd("messages", "{}");

        assertThat(run.path("error").path("code").asText()).isEqualTo("ebay_forbidden");
        assertThat(run.path("error").path("detail").asText())
                .isEqualTo("getConversations: eBay answered 403, error 1100: Access denied");
        assertThat(system.ebay.calls(LISTS)).isEqualTo(1);
    }

    @Test
    void aDryRunCountsConversations() {
        system.connect(SANDBOX);

        var dry = system.post("/api/ebay/sync/messages", "{\"dry_run\":true}").json();

        succeeded();
        assertThat(dry.path("estimate").path("records").asLong())
                .as(dry.toString())
                .isEqualTo(system.sql.number("SELECT count(*) FROM conversations"));
    }

    private JsonNode succeeded() {
        var run = system.runToEnd("messages", "{}");
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        return run;
    }

    private List<String> messages() {
        return system.ebay.messages(SANDBOX, SELLER);
    }

    private List<String> stored() {
        return system.sql.texts("SELECT message_id FROM messages");
    }
}
