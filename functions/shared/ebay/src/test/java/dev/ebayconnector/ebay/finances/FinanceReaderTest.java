package dev.ebayconnector.ebay.finances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ebayconnector.ebay.http.EbayException;
import dev.ebayconnector.ebay.http.EbayReply;
import dev.ebayconnector.ebay.records.RecordPage;
import dev.ebayconnector.ebay.records.RecordPages;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinanceReaderTest {

    private static final RecordPages<EbayTransaction> PAGES = new RecordPages<>(
            "getTransactions", "transactions", List.of("transactionId", "transactionType"), FinanceReader::transaction);

    private static final String REQUIRED = """
        "transactionId":"FEE-1_11","transactionType":"NEW_TYPE","transactionDate":"2026-05-01T02:00:00Z",\
        "transactionStatus":"NEW_STATUS","bookingEntry":"DEBIT","amount":{"value":"1.250","currency":"USD"}\
        """;

    @ParameterizedTest
    @ValueSource(strings = {"eBayCollectedTaxAmount", "ebayCollectedTaxAmount"})
    void theCollectedTaxIsReadInBothSpellings(String member) {
        var transaction = read("{" + REQUIRED + ",\"" + member
                + "\":{\"value\":\"2.0\",\"currency\":\"USD\"},\"unknown\":{\"a\":[1]}}");

        assertThat(transaction.collectedTax().value()).isEqualTo("2.0");
        assertThat(transaction.raw()).contains("unknown");
    }

    @Test
    void unknownWordsAreKeptAndWhatIsMissingIsNull() {
        var transaction = read("{" + REQUIRED + "}");

        assertThat(transaction.type()).isEqualTo("NEW_TYPE");
        assertThat(transaction.status()).isEqualTo("NEW_STATUS");
        assertThat(transaction.amount().value()).isEqualTo("1.250");
        assertThat(transaction.amount().convertedFromValue()).isNull();
        assertThat(transaction.feeBasis().value()).isNull();
        assertThat(transaction.payoutId()).isNull();
        assertThat(transaction.references()).isNull();
        assertThat(transaction.fees()).isEmpty();
    }

    @Test
    void anUnreadableTransactionIsNamedByIdAndType() {
        var page = page("{" + REQUIRED.replace("\"DEBIT\"", "null") + "}");

        assertThat(page.unreadable())
                .singleElement()
                .satisfies(unreadable -> assertThat(unreadable.key()).isEqualTo("FEE-1_11 NEW_TYPE"))
                .satisfies(unreadable -> assertThat(unreadable.reason()).isEqualTo("bookingEntry is missing"));
    }

    @Test
    void signatureErrorsAreAKindOfTheirOwn() {
        for (var error : List.of("215001", "215122")) {
            assertThatThrownBy(() -> PAGES.read(new EbayReply(
                            403,
                            "{\"errors\":[{\"errorId\":" + error + ",\"message\":\"No\"}]}",
                            "id",
                            Optional.empty())))
                    .isInstanceOfSatisfying(
                            EbayException.class,
                            thrown -> assertThat(thrown.kind()).isEqualTo(EbayException.Kind.SIGNATURE));
        }
        assertThatThrownBy(() ->
                        PAGES.read(new EbayReply(403, "{\"errors\":[{\"errorId\":1100}]}", "id", Optional.empty())))
                .isInstanceOfSatisfying(
                        EbayException.class,
                        thrown -> assertThat(thrown.kind()).isEqualTo(EbayException.Kind.FORBIDDEN));
    }

    private static EbayTransaction read(String record) {
        return page(record).records().getFirst();
    }

    private static RecordPage<EbayTransaction> page(String record) {
        return PAGES.read(
                new EbayReply(200, "{\"total\":1,\"transactions\":[" + record + "]}", "id", Optional.empty()));
    }
}
