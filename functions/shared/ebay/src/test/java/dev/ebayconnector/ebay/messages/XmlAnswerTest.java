package dev.ebayconnector.ebay.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML as a tree; hostile documents are refused, quickly and without looking at what they name. */
@Timeout(20)
final class XmlAnswerTest {

    private static final String GOOD = "<r xmlns=\"urn:x\"><Ack>Success</Ack><Messages><Message><A>1</A></Message>"
            + "<Message><A>&lt;b&gt; &amp; c</A><B/></Message></Messages></r>";

    @Test
    void elementsAreMembersAndRepeatedOnesAreAnArray() {
        assertThat(XmlAnswer.read("<?xml version=\"1.0\"?><!-- hello -->" + GOOD)
                        .orElseThrow())
                .hasToString("""
                    {"Ack":"Success","Messages":{"Message":[{"A":"1"},{"A":"<b> & c","B":""}]}}\
                    """);
    }

    @Test
    void textIsWholeThoughItHoldsManyReferencesAndSections() {
        var text = "&amp;x<![CDATA[<y>]]>".repeat(50_000);

        assertThat(XmlAnswer.read("<r><a>" + text + "</a></r>")
                        .orElseThrow()
                        .path("a")
                        .asText())
                .isEqualTo("&x<y>".repeat(50_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE r>",
                "<!DOCTYPE r [<!ENTITY a \"b\">]>",
                "<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE r SYSTEM \"http://127.0.0.1:9/r.dtd\">",
                "<!DOCTYPE r PUBLIC \"-//X//Y\" \"http://127.0.0.1:9/r.dtd\">",
                "<!DOCTYPE r [<!ENTITY % a SYSTEM \"http://127.0.0.1:9/a\"> %a;]>"
            })
    void aDtdIsRefusedWhateverItHolds(String dtd) {
        assertThat(XmlAnswer.read(dtd + GOOD)).isEmpty();
        assertThat(XmlAnswer.read(dtd + "<r><a>&a;</a></r>")).isEmpty();
    }

    @Test
    void anEntityBombDoesNotExpand() {
        var bomb = new StringBuilder("<!DOCTYPE r [<!ENTITY e0 \"aaaaaaaaaa\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY e")
                    .append(i)
                    .append(" \"")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        var begun = System.nanoTime();

        assertThat(XmlAnswer.read(bomb + "]><r><a>&e29;</a></r>")).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                "<html><body><br></body></html>",
                "<r><a>1</a>",
                "<r></r><r></r>",
                "<r><a>&undeclared;</a></r>",
                "<r><a>&#0;</a></r>",
                "<r><a>\u0000</a></r>"
            })
    void whatIsNotADocumentToItsEndIsRefused(String text) {
        assertThat(XmlAnswer.read(text)).isEmpty();
    }

    @Test
    void everyCutOfADocumentIsRefused() {
        for (int end = 0; end < GOOD.length(); end++) {
            assertThat(XmlAnswer.read(GOOD.substring(0, end)))
                    .as("cut at %d", end)
                    .isEmpty();
        }
    }

    @Test
    void aDocumentThatIsNestedTooDeepIsRefused() {
        assertThat(XmlAnswer.read("<a>".repeat(100_000) + "</a>".repeat(100_000)))
                .isEmpty();
    }
}
