package dev.ebayconnector.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void quotesAreDoubledAndFieldsWithSeparatorsQuoted() {
        assertThat(Csv.line(Arrays.asList("a", "b,c", "say \"hi\"", "two\nlines", null, "", "ä")))
                .isEqualTo("a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",,,ä\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
    void aTextThatLooksLikeAFormulaGetsAnApostrophe(String text) {
        assertThat(Csv.line(Arrays.asList(text))).isEqualTo("'" + text + "\r\n");
    }

    @Test
    void aFormulaWithSeparatorsIsQuotedToo() {
        assertThat(Csv.line(Arrays.asList("=HYPERLINK(\"http://x\",\"y\")")))
                .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\r\n");
        assertThat(Csv.line(Arrays.asList("\r=1"))).isEqualTo("\"'\r=1\"\r\n");
    }

    @Test
    void numbersAndMomentsStayAsTheyAre() {
        assertThat(Csv.line(Arrays.asList(new BigDecimal("-1E+3"), 5L, true, Instant.parse("2026-05-01T00:00:00Z"))))
                .isEqualTo("-1000,5,true,2026-05-01T00:00:00Z\r\n");
    }

    @Test
    void jsonIsOneField() {
        assertThat(Csv.line(Arrays.asList(new StoredRow.Json("[{\"a\": 1}]")))).isEqualTo("\"[{\"\"a\"\": 1}]\"\r\n");
    }
}
