package dev.ebayconnector.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    @Test
    void aNoticeIsReadAsEbayDescribesIt() {
        var notice = read("""
            {"metadata":{"topic":"AUTHORIZATION_REVOCATION","schemaVersion":"1.0","deprecated":false,"new":1},
             "notification":{"notificationId":"49fe_1","eventDate":"2021-03-19T20:43:59.462Z","publishAttemptCount":3,
              "data":{"username":" a ","userId":"u","eiasToken":"","revocationDate":"2021-03-18T00:00:00Z"}}}
            """);
        assertThat(notice.id()).isEqualTo("49fe_1");
        assertThat(notice.topic()).isEqualTo("AUTHORIZATION_REVOCATION");
        assertThat(notice.eventDate()).isEqualTo("2021-03-19T20:43:59.462Z");
        assertThat(notice.publishAttempts()).isEqualTo(3);
        assertThat(notice.text("username")).contains("a");
        assertThat(notice.text("eiasToken")).isEmpty();
        assertThat(notice.text("other")).isEmpty();
        assertThat(notice.moment("revocationDate")).contains(Instant.parse("2021-03-18T00:00:00Z"));
        assertThat(notice.toString()).doesNotContain(" a ", "revocationDate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "null",
                "7",
                "[]",
                "{}",
                "{\"notification\":[]}",
                "{\"notification\":{\"notificationId\":7,\"eventDate\":7,\"publishAttemptCount\":\"x\",\"data\":[]},"
                        + "\"metadata\":{\"topic\":\"\\u0000\"}}",
                "{\"notification\":{\"notificationId\":\"a b\",\"eventDate\":\"+1000000-01-01T00:00:00Z\"}}",
                "{\"metadata\":{\"topic\":\"T\"}} x"
            })
    void whateverEbayHasSignedHasAKeyAndATopic(String text) {
        var notice = read(text);
        assertThat(notice.id()).matches("7|sha256:[0-9a-f]{64}");
        assertThat(notice.topic()).isEqualTo(Envelope.UNREADABLE);
        assertThat(notice.eventDate()).isNull();
        assertThat(notice.publishAttempts()).isOne();
        assertThat(notice.text("username")).isEmpty();
        assertThat(read(text).id()).isEqualTo(notice.id());
    }

    @Test
    void aMessageIsReadAsItWasWritten() {
        var id = UUID.randomUUID();
        for (var message :
                new ErasureMessage[] {new ErasureMessage.OfNotice("a\"b\\_1"), new ErasureMessage.OfErasure(id)}) {
            assertThat(ErasureMessage.parse(message.body())).contains(message);
        }
        assertThat(new ErasureMessage.OfErasure(id).body()).isEqualTo("{\"erasure\":\"" + id + "\"}");
        for (var body :
                new String[] {"", "x", "{}", "[]", "{\"notice\":\"\"}", "{\"erasure\":\"x\"}", "{\"notice\":1}"}) {
            assertThat(ErasureMessage.parse(body)).as(body).isEmpty();
        }
    }

    private static Envelope read(String text) {
        return Envelope.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
