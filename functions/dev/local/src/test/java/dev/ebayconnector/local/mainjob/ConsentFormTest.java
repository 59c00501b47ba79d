package dev.ebayconnector.local.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

final class ConsentFormTest {
    private static final URI PAGE = URI.create("http://127.0.0.1:9/oauth2/authorize?client_id=x");

    @Test
    void sendsHiddenFieldsTheChosenSellerAndThePressedButton() {
        ConsentForm form = ConsentForm.fill(PAGE, """
            <form method="post" action="/oauth2/authorize">
              <input type="hidden" name="state" value="a&amp;b">
              <input type="radio" name="seller" value="seller-a" checked><input type="radio" name="seller" value="seller-b">
              <button name="decision" value="agree">Agree and Continue</button>
              <button name="decision" value="decline">Not now</button>
            </form>\
            """, "seller-a", "Agree").orElseThrow();
        assertThat(form.action()).isEqualTo(URI.create("http://127.0.0.1:9/oauth2/authorize"));
        assertThat(form.encoded()).isEqualTo("state=a%26b&seller=seller-a&decision=agree");
    }

    @Test
    void theSellerCanAlsoBeASelectOption() {
        ConsentForm form = ConsentForm.fill(
                        PAGE,
                        "<form action=\"go\"><select name=\"who\"><option value=\"seller-a\">A</option><option"
                                + " value=\"seller-b\">B</option></select></form>",
                        "seller-b",
                        "Agree")
                .orElseThrow();
        assertThat(form.encoded()).isEqualTo("who=seller-b");
        assertThat(form.action()).isEqualTo(URI.create("http://127.0.0.1:9/oauth2/go"));
    }

    @Test
    void aPageWithoutAFormIsNotAConsentPage() {
        assertThat(ConsentForm.fill(PAGE, "<p>Wrong client</p>", "seller-a", "Agree"))
                .isEmpty();
    }
}
