package dev.ebayconnector.ebay.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ebayconnector.ebay.notifications.NotificationKey.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeSignatureTest {

    private static final String FIXED =
            "{\"alg\":\"ecdsa\",\"kid\":\"k-1\",\"signature\":\"AAAA\",\"digest\":\"SHA1\"}";

    @Test
    void ebaysOwnNoticeIsSigned() {
        assertThat(signed(EbayVector.BODY)).contains(EbayVector.BODY);
    }

    @Test
    void aNoticeOfAnotherUserIsNot() {
        assertThat(signed(EbayVector.BODY.replace("test_user", "test_user2"))).isEmpty();
    }

    @Test
    void everyByteOfTheBodyCounts() {
        var body = EbayVector.body();
        for (int i = 0; i < body.length; i += 7) {
            var other = body.clone();
            other[i] ^= 1;
            assertThat(signed(new String(other, StandardCharsets.UTF_8)))
                    .as("byte " + i)
                    .isEmpty();
        }
        assertThat(signed("")).isEmpty();
        assertThat(signed("{}")).isEmpty();
    }

    /** event-notification .NET #2: what is signed is the compact form, what is sent may have blanks. */
    @Test
    void aBodyWithBlanksIsProcessedInTheFormThatEbayHasSigned() throws Exception {
        var json = new ObjectMapper();
        var pretty = json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(EbayVector.BODY));
        assertThat(signed(pretty)).contains(EbayVector.BODY);
        assertThat(signed(EbayVector.BODY + "\n")).contains(EbayVector.BODY);
        assertThat(signed(pretty.replace("test_user", "test_user2"))).isEmpty();
    }

    /** Of a name that is given twice, readers of JSON take one or the other: only what was signed may be processed. */
    @Test
    void aMemberThatIsHiddenBehindTheSignedOneIsNotProcessed() {
        var twice = EbayVector.BODY.replace("{\"username\"", "{\"username\":\"another\",\"username\"");
        assertThat(signed(twice)).contains(EbayVector.BODY);
    }

    @Test
    void anotherDigestThanThatOfTheKeyIsRefused() {
        var header = SignatureHeader.parse(EbayVector.HEADER).orElseThrow();
        var other = new SignatureHeader(header.kid(), Digest.SHA256, header.signature());
        assertThat(NoticeSignature.signed(EbayVector.key(), other, EbayVector.body()))
                .isEmpty();
    }

    @Test
    void theHeaderIsReadAsEbayWritesIt() {
        var header = SignatureHeader.parse(EbayVector.HEADER).orElseThrow();
        assertThat(header.kid()).isEqualTo("9936261a-7d7b-4621-a0f1-96ccb428af49");
        assertThat(header.digest()).isEqualTo(Digest.SHA1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "%%%",
                "null",
                "[]",
                "7",
                "{}",
                "{\"alg\":\"ecdsa\"",
                "{\"alg\":\"ecdsa\",\"kid\":\"k-1\",\"signature\":\"AAAA\",\"digest\":\"SHA1\"} {}",
                "{\"kid\":\"k-1\",\"signature\":\"AAAA\",\"digest\":\"SHA1\"}",
                "{\"alg\":\"none\",\"kid\":\"k-1\",\"signature\":\"AAAA\",\"digest\":\"SHA1\"}",
                "{\"alg\":\"rsa\",\"kid\":\"k-1\",\"signature\":\"AAAA\",\"digest\":\"SHA1\"}",
                "{\"alg\":\"ecdsa\",\"kid\":\"k-1\",\"signature\":\"AAAA\",\"digest\":\"MD5\"}",
                "{\"alg\":\"ecdsa\",\"kid\":\"k-1\",\"signature\":\"AAAA\",\"digest\":\"NONE\"}",
                "{\"alg\":\"ecdsa\",\"kid\":\"k-1\",\"signature\":\"AAAA\"}",
                "{\"alg\":\"ecdsa\",\"signature\":\"AAAA\",\"digest\":\"SHA1\"}",
                "{\"alg\":\"ecdsa\",\"kid\":\"\",\"signature\":\"AAAA\",\"digest\":\"SHA1\"}",
                "{\"alg\":\"ecdsa\",\"kid\":\"../../identity\",\"signature\":\"AAAA\",\"digest\":\"SHA1\"}",
                "{\"alg\":\"ecdsa\",\"kid\":\"k%2f1\",\"signature\":\"AAAA\",\"digest\":\"SHA1\"}",
                "{\"alg\":\"ecdsa\",\"kid\":\"k?1\",\"signature\":\"AAAA\",\"digest\":\"SHA1\"}",
                "{\"alg\":\"ecdsa\",\"kid\":\"k 1\",\"signature\":\"AAAA\",\"digest\":\"SHA1\"}",
                "{\"alg\":\"ecdsa\",\"kid\":{\"a\":1},\"signature\":\"AAAA\",\"digest\":\"SHA1\"}",
                "{\"alg\":\"ecdsa\",\"kid\":\"k-1\",\"signature\":\"%%\",\"digest\":\"SHA1\"}"
            })
    void aHeaderThatIsNoneOrAsksForSomethingElseIsRefused(String json) {
        assertThat(SignatureHeader.parse(FIXED)).as("not in base64").isEmpty();
        assertThat(parse(FIXED)).isPresent();
        assertThat(parse(json)).isEmpty();
    }

    @Test
    void aLongHeaderIsRefusedUnread() {
        assertThat(parse(FIXED.replace("k-1", "k".repeat(65)))).isEmpty();
        assertThat(parse(FIXED + " ".repeat(3_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "AAAA,ECDSA,SHA1",
                "-----BEGIN PUBLIC KEY-----%%-----END PUBLIC KEY-----,ECDSA,SHA1",
                "KEY,RSA,SHA1",
                "KEY,ECDSA,MD5"
            })
    void anAnswerWithoutAUsableKeyIsNoKey(String pem, String algorithm, String digest) {
        var key = pem.equals("KEY") ? EbayVector.KEY : pem;
        assertThatThrownBy(() -> NotificationKey.read(key, algorithm, digest))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<SignatureHeader> parse(String json) {
        return SignatureHeader.parse(Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<String> signed(String body) {
        return NoticeSignature.signed(
                        EbayVector.key(),
                        SignatureHeader.parse(EbayVector.HEADER).orElseThrow(),
                        body.getBytes(StandardCharsets.UTF_8))
                .map(text -> new String(text, StandardCharsets.UTF_8));
    }
}
