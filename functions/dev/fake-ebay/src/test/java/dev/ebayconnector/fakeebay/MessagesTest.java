package dev.ebayconnector.fakeebay;

import static dev.ebayconnector.fakeebay.FakeEnvironment.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages as both of eBay's APIs show them, with their limits. */
final class MessagesTest extends FakeEbayScene {

    private static final String HEADERS = """
        <DetailLevel>ReturnHeaders</DetailLevel><FolderID>%d</FolderID>\
        <Pagination><EntriesPerPage>200</EntriesPerPage><PageNumber>1</PageNumber></Pagination>\
        """;

    @Test
    void conversationsOfBothTypesHoldEveryMessageOnce() {
        var found = new ArrayList<String>();
        for (String type : List.of("FROM_MEMBERS", "FROM_EBAY")) {
            JsonNode list = conversations("?limit=50&conversation_type=" + type).json();
            assertThat(list.get("total").asInt())
                    .isEqualTo(list.get("conversations").size());
            for (JsonNode each : list.get("conversations")) {
                found.addAll(messages(each.get("conversationId").asText(), type));
            }
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(ebay.messages(PRODUCTION, "seller-a"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=51&conversation_type=FROM_EBAY, 355009",
        "limit=20&offset=30&conversation_type=FROM_EBAY, 355008",
        "limit=20, 355017",
        "conversation_type=FROM_FRIENDS, 355002",
        "conversation_type=FROM_EBAY&reference_id=1, 355022",
        "conversation_type=FROM_EBAY&conversation_status=GONE, 355001",
        "conversation_type=FROM_MEMBERS&start_time=yesterday, 355005"
    })
    void aWrongParameterHasEbaysNumber(String query, int errorId) {
        Answer answer = conversations("?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/errorId").asInt()).isEqualTo(errorId);
    }

    @Test
    void aNewMessageBringsItsConversationIntoTheWindow() {
        String start = Json.time(ebay.now());
        String query = "?conversation_type=FROM_MEMBERS&start_time=" + start;
        assertThat(conversations(query).json().get("total").asInt()).isZero();

        client.json("POST", ebay.apiUrl() + "/_fake/messages", "{\"seller\":\"seller-a\",\"text\":\"Hello?\"}");

        JsonNode list = conversations(query).json();
        assertThat(list.get("total").asInt()).isEqualTo(1);
        assertThat(list.at("/conversations/0/latestMessage/messageBody").asText())
                .isEqualTo("Hello?");
    }

    @Test
    void getMyMessagesShowsTheSameMessagesByFolder() {
        String inbox = trading(accessToken(IDENTITY), HEADERS.formatted(0)).text();
        String sent = trading(accessToken(IDENTITY), HEADERS.formatted(1)).text();

        assertThat(inbox).contains("<Ack>Success</Ack>").doesNotContain("<Content>");
        assertThat(ebay.messages(PRODUCTION, "seller-a")).allMatch(id -> {
            String element = "<MessageID>" + id + "</MessageID>";
            return inbox.contains(element) != sent.contains(element);
        });
    }

    @Test
    void getMyMessagesGivesTextsOfTenIdsAndRefusesEleven() {
        var ids = ebay.messages(PRODUCTION, "seller-a");

        assertThat(texts(ids.subList(0, 10)).split("<Content>", -1)).hasSize(11);
        assertThat(texts(ids.subList(0, 11)))
                .contains("<Ack>Failure</Ack>", "<ErrorCode>37</ErrorCode>")
                .doesNotContain("<Content>");
    }

    @Test
    void getMyMessagesAnswers200WithAFailureForABadTokenOrRequest() {
        Answer badToken = trading("unknown", HEADERS.formatted(0));
        assertThat(badToken.status()).isEqualTo(200);
        assertThat(badToken.text()).contains("<Ack>Failure</Ack>", "<ErrorCode>21916984</ErrorCode>");
        assertThat(trading(accessToken(IDENTITY), "").text()).contains("<ErrorCode>37</ErrorCode>");
        assertThat(trading(accessToken(IDENTITY), "<open>").text()).contains("<ErrorCode>5</ErrorCode>");
    }

    private String texts(List<String> ids) {
        return trading(
                        accessToken(IDENTITY),
                        "<DetailLevel>ReturnMessages</DetailLevel><MessageIDs><MessageID>"
                                + String.join("</MessageID><MessageID>", ids) + "</MessageID></MessageIDs>")
                .text();
    }

    private List<String> messages(String conversation, String type) {
        var found = new ArrayList<String>();
        for (int offset = 0; ; offset += 50) {
            JsonNode page = conversations(
                            "/" + conversation + "?limit=50&offset=" + offset + "&conversation_type=" + type)
                    .json();
            found.addAll(page.findValuesAsText("messageId"));
            if (!page.has("next")) {
                return found;
            }
        }
    }

    private Answer conversations(String rest) {
        return client.getAs(accessToken(MESSAGES), ebay.apiUrl() + "/commerce/message/v1/conversation" + rest);
    }

    private Answer trading(String token, String content) {
        return client.json(
                "POST",
                ebay.apiUrl() + "/ws/api.dll",
                "<GetMyMessagesRequest xmlns=\"urn:ebay:apis:eBLBaseComponents\">" + content
                        + "</GetMyMessagesRequest>",
                "X-EBAY-API-CALL-NAME",
                "GetMyMessages",
                "X-EBAY-API-IAF-TOKEN",
                token);
    }
}
