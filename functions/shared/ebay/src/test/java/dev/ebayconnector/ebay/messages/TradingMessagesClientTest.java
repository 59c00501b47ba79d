package dev.ebayconnector.ebay.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.core.settings.Secret;
import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayException.Kind;
import dev.ebayconnector.ebay.http.EbayHttp;
import dev.ebayconnector.ebay.http.HostileServer;
import dev.ebayconnector.ebay.http.SellerCall;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.ebay.records.UnreadableRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GetMyMessages is asked for, and what its answers are taken for. */
@Timeout(20)
final class TradingMessagesClientTest {

    private final EbayHttp http = new EbayHttp();
    private final TradingMessagesClient client = new TradingMessagesClient(http);
    private HostileServer server;

    @BeforeEach
    void start() throws IOException {
        server = new HostileServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        http.close();
    }

    @Test
    void aPageIsAskedForByFolderPeriodAndNumberWithTheTokenInItsOwnHeader() {
        answer(message("1") + message("2"));

        client.list(
                call(),
                "sent",
                Optional.of(new Messages.Period(
                        Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-05-02T00:00:00Z"))),
                2,
                4);

        assertThat(server.requests().getFirst())
                .startsWith("POST /ws/api.dll")
                .containsIgnoringCase("X-EBAY-API-IAF-TOKEN: token-1")
                .doesNotContainIgnoringCase("Authorization:")
                .contains(
                        "<FolderID>1</FolderID>",
                        "<StartTime>2026-04-30T23:59:59.999Z</StartTime><EndTime>2026-05-02T00:00:00.001Z</EndTime>",
                        "<EntriesPerPage>2</EntriesPerPage><PageNumber>3</PageNumber>");
    }

    @Test
    void aFullPageLeadsToTheNextAndAnotherOneEndsTheList() {
        answer(message("1") + message("2"));
        assertThat(list(2, 4).nextOffset()).isEqualTo(OptionalInt.of(6));
        assertThat(list(2, 4).total()).isEqualTo(6);

        assertThat(list(3, 0).nextOffset()).isEmpty();
        assertThat(list(3, 0).total()).isEqualTo(2);
        answer("");
        assertThat(list(3, 6).size()).isZero();
        assertThat(list(3, 6).total()).isEqualTo(6);
    }

    @Test
    void textsAreAskedForByTenIdsAtMost() {
        answer(message("1"));

        var page = client.messages(
                call(),
                "inbox",
                IntStream.range(0, 21).mapToObj(Integer::toString).toList());

        assertThat(server.requests())
                .hasSize(3)
                .allSatisfy(request ->
                        assertThat(request.split("<MessageID>", -1).length - 1).isLessThanOrEqualTo(10));
        assertThat(page.unreadable())
                .extracting(UnreadableRecord::key)
                .contains("0", "20")
                .doesNotContain("");
    }

    @Test
    void idsThatEbayRefusesTogetherAreAskedForOneByOne() {
        server.answer(
                xml("<Ack>Failure</Ack><Errors><ErrorCode>20118</ErrorCode><LongMessage>No.</LongMessage></Errors>"));

        var page = client.messages(call(), "inbox", List.of("1", "<2>"));

        assertThat(server.requests()).hasSize(3).anyMatch(request -> request.contains("<MessageID>&lt;2&gt;<"));
        assertThat(page.records()).isEmpty();
        assertThat(page.unreadable())
                .extracting(record -> record.key() + " " + record.reason())
                .containsExactly(
                        "1 GetMyMessages: eBay answered Failure, error 20118: No.",
                        "<2> GetMyMessages: eBay answered Failure, error 20118: No.");
    }

    @ParameterizedTest
    @CsvSource({"931, UNAUTHORIZED", "21917053, UNAUTHORIZED", "518, QUOTA", "10007, TRANSIENT", "37, REJECTED"})
    void aFailureInA200IsWhatItsNumberSays(String code, Kind kind) {
        server.answer(xml("<Ack>Failure</Ack><Errors><ErrorCode>" + code + "</ErrorCode></Errors>"));

        assertThatThrownBy(() -> list(2, 0))
                .isInstanceOfSatisfying(
                        EbayException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void aWarningIsASuccessAndEveryElementIsKept() {
        server.answer(xml("<Ack>Warning</Ack><Errors><SeverityCode>Warning</SeverityCode></Errors><Messages>"
                + message("1").replace("</Message>", "<New>x</New><New>y</New></Message>") + "</Messages>"));

        var header = (MessageRecord.Header) list(2, 0).records().getFirst();

        assertThat(header.raw()).contains("\"New\":[\"x\",\"y\"]");
        assertThat(header.thread().conversationId()).isEqualTo("buyer-b/110012345678");
        assertThat(header.thread().latestAt()).isEqualTo("2026-05-01T09:07:33Z");
    }

    private RecordPage<MessageRecord> list(int limit, int offset) {
        return client.list(call(), "inbox", Optional.empty(), limit, offset);
    }

    private SellerCall call() {
        return new SellerCall(server.endpoint(), new Secret("token-1"));
    }

    private void answer(String messages) {
        server.answer(xml("<Ack>Success</Ack><Messages>" + messages + "</Messages>"));
    }

    private static HostileServer.Answer xml(String content) {
        var body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><GetMyMessagesResponse>" + content
                + "</GetMyMessagesResponse>";
        return HostileServer.http("200 OK", "text/xml", body.getBytes(StandardCharsets.UTF_8));
    }

    private static String message(String id) {
        return "<Message><Sender>buyer-b</Sender><RecipientUserID>seller-a</RecipientUserID><MessageID>" + id
                + "</MessageID><ReceiveDate>2026-05-01T09:07:33.000Z</ReceiveDate><ItemID>110012345678</ItemID>"
                + "</Message>";
    }
}
