package dev.ebayconnector.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ebayconnector.fakeebay.FakeEnvironment;
import dev.ebayconnector.testing.HttpEvent;
import dev.ebayconnector.testing.LambdaCall;
import dev.ebayconnector.testing.TestSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages that GetMyMessages gives: the same as those of the other API, from XML that may be hostile. */
@ExtendWith(RunningSync.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
final class TradingMessagesTest {

    private static final Map<String, String> TRADING = Map.of("EBAY_MESSAGES_API", "trading");
    private static final String CALLS = "trading.GetMyMessages";
    private static final String PATH = "/ws/api.dll";
    private static final FakeEnvironment SANDBOX = FakeEnvironment.SANDBOX;
    private static final String SELLER = "seller-a";
    private static final String MESSAGES = """
        SELECT concat_ws('|', message_id, created_at, read, encode(sender_hash, 'hex'), encode(recipient_hash, 'hex'))
        FROM messages ORDER BY message_id
        """;

    private final SyncSystem system;
    private SyncFunction http;
    private SyncWorkerFunction worker;

    TradingMessagesTest(SyncSystem system) {
        this.system = system;
    }

    @BeforeAll
    void start() {
        http = system.http(TRADING);
        worker = system.worker(TRADING);
    }

    @AfterAll
    void end() {
        http.getApplicationContext().close();
        worker.context().close();
    }

    @Test
    void bothApisStoreTheSameMessages() {
        system.connect(SANDBOX);
        assertThat(system.runToEnd("messages", "{}").path("state").asText()).isEqualTo("SUCCEEDED");
        var rest = system.sql.texts(MESSAGES);
        var opened = withoutMediaType(StoredMessage.all(system));
        system.sql.run("TRUNCATE conversations, sync_checkpoints CASCADE");

        succeeded();

        assertThat(system.sql.texts(MESSAGES))
                .isEqualTo(rest)
                .hasSize(messages().size());
        assertThat(withoutMediaType(StoredMessage.all(system))).isEqualTo(opened);
        assertThat(Opened.rows(system, "conversations", "conversation_id")).allSatisfy((id, conversation) -> {
            assertThat(conversation.text("other_party")).isNotEqualTo(SELLER);
            assertThat(id).doesNotContain(conversation.text("other_party"));
        });
        assertThat(system.sql.number("""
            SELECT count(*) FROM conversations c
            WHERE left(encode(other_party_hash, 'hex'), 32) <> split_part(conversation_id, '/', 1)
               OR reference_id <> split_part(conversation_id, '/', 2)
               OR latest_message_at <> (SELECT max(m.created_at) FROM messages m
                                        WHERE m.conversation_id = c.conversation_id)
               OR created_at <> (SELECT min(m.created_at) FROM messages m
                                 WHERE m.conversation_id = c.conversation_id)
            """)).isZero();
        assertThat(system.sql.texts("SELECT DISTINCT conversation_type FROM conversations ORDER BY 1"))
                .containsExactly("FROM_EBAY", "FROM_MEMBERS");
    }

    @Test
    void anUnchangedRunReadsTwoHeadersListsAndANewMessageTakesOneCallMore() {
        system.connect(SANDBOX);
        system.advance(Duration.ofHours(1));
        succeeded();
        system.ebay.forgetCalls();
        succeeded();
        assertThat(system.ebay.calls(CALLS)).isEqualTo(2);
        var id = system.ebay.writeMessage(SANDBOX, SELLER, "<Hello> & welcome");
        system.advance(Duration.ofMinutes(1));
        system.ebay.forgetCalls();

        var run = succeeded();

        assertThat(system.ebay.calls(CALLS)).isEqualTo(3);
        assertThat(run.path("rows").path("quarantined").asInt()).isZero();
        assertThat(StoredMessage.of(system, id).body()).isEqualTo("<Hello> & welcome");
    }

    /** The older API does not tell it. */
    private static List<StoredMessage> withoutMediaType(List<StoredMessage> messages) {
        return messages.stream()
                .map(message -> new StoredMessage(
                        message.id(),
                        message.sender(),
                        message.recipient(),
                        message.subject(),
                        message.body(),
                        message.media()
                                .replaceAll("\"mediaType\":\"[^\"]*\",?", "")
                                .replace(",}", "}")))
                .toList();
    }

    @Test
    void aMessageThatCannotBeReadOrIsNotGivenIsQuarantinedAlone() {
        system.connect(SANDBOX);
        var bad = messages().get(3);
        var gone = messages().get(7);
        system.sandbox.change(
                PATH,
                xml -> !xml.contains("<Content>")
                        ? xml
                        : xml.replaceAll("(<MessageID>" + bad + "</MessageID>.*?<ReceiveDate>)[^<]+", "$1yesterday")
                                .replaceAll(
                                        "<Message><Sender>[^<]*</Sender><RecipientUserID>[^<]*</RecipientUserID>"
                                                + "<Subject>[^<]*</Subject><MessageID>" + gone + "<.*?</Message>",
                                        ""));

        succeeded();

        assertThat(system.sql.texts("SELECT record_key || ': ' || reason FROM quarantined_records"))
                .containsExactlyInAnyOrder(
                        bad + ": ReceiveDate is not a time in ISO 8601",
                        gone + ": GetMyMessages: eBay does not give the message");
        assertThat(system.sql.number("SELECT count(*) FROM messages"))
                .isEqualTo(messages().size() - 2);
    }

    /** More kinds of hostile XML: XmlAnswerTest. */
    @Test
    void xmlWithADtdIsRefusedAndNothingOfItStored() {
        system.connect(SANDBOX);
        system.sandbox.change(
                PATH,
                xml -> xml.replaceFirst(
                        "<GetMyMessagesResponse", "<!DOCTYPE r [<!ENTITY a \"b\">]><GetMyMessagesResponse"));

        var run = runToEnd();

        assertThat(run.path("waiting").path("code").asText()).isEqualTo("ebay_unavailable");
        assertThat(run.path("waiting").path("detail").asText())
                .startsWith("GetMyMessages: eBay's answer is not a complete XML document");
        assertThat(system.sql.number("SELECT count(*) FROM conversations")).isZero();
    }

    @Test
    void aFailureInA200IsEbaysErrorWithItsMessage() {
        system.connect(SANDBOX);
        system.sandbox.change(
                PATH,
                xml -> "<r><Ack>Failure</Ack><Errors><ErrorCode>37</ErrorCode><LongMessage>Bad tag.</LongMessage>"
                        + "</Errors></r>");

        var run = runToEnd();

        assertThat(run.path("error").path("code").asText()).isEqualTo("ebay_rejected");
        assertThat(run.path("error").path("detail").asText())
                .isEqualTo("GetMyMessages: eBay answered Failure, error 37: Bad tag.");
    }

    @Test
    void aTokenThatEbayRefusesIsRefreshedOnce() {
        system.connect(SANDBOX);
        system.ebay.revokeAccessTokens(SELLER);

        succeeded();

        assertThat(system.ebay.calls(SyncSystem.REFRESH)).isEqualTo(1);
        assertThat(system.sql.number("SELECT count(*) FROM messages"))
                .isEqualTo(messages().size());
    }

    private JsonNode succeeded() {
        var run = runToEnd();
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
        return run;
    }

    private JsonNode runToEnd() {
        var answer = LambdaCall.http(
                http, HttpEvent.post("/api/ebay/sync/messages", "{}").bearer(TestSession.of("ADMIN")));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        system.queue.deliver(worker);
        return system.show(UUID.fromString(answer.json().path("id").asText()));
    }

    private List<String> messages() {
        return system.ebay.messages(SANDBOX, SELLER);
    }
}
