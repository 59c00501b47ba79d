package dev.ebayconnector.fakeebay;

import static dev.ebayconnector.fakeebay.FakeEnvironment.PRODUCTION;
import static dev.ebayconnector.fakeebay.FakeEnvironment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConsentTest extends FakeEbayScene {

    @Test
    void thePageNamesTheApplicationTheEnvironmentTheScopesAndTheSellers() {
        Answer page = client.get(authorizeUrl(consent(SANDBOX)));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.text())
                .contains(
                        ebay.credentials(SANDBOX).clientId(),
                        "<dd>sandbox</dd>",
                        "<li>" + ORDERS + "</li>",
                        "value=\"seller-a\" checked",
                        "value=\"seller-c\"",
                        ">Agree and Continue<",
                        ">Not now<");
    }

    @Test
    void theStateIsEscapedInThePage() {
        Map<String, String> query = consent(PRODUCTION);
        query.put("state", "\"><script>");

        assertThat(client.get(authorizeUrl(query)).text())
                .doesNotContain("<script>")
                .contains("&quot;&gt;&lt;script&gt;");
    }

    @Test
    void agreeingSendsCodeStateAndLifeToTheAcceptedAddress() {
        Map<String, String> form = consent(PRODUCTION);
        form.putAll(Map.of("seller", "seller-b", "decision", "agree"));

        Answer answer = client.form(ebay.authUrl() + "/oauth2/authorize", form);

        assertThat(answer.status()).isEqualTo(302);
        URI location = URI.create(answer.header("Location"));
        assertThat(location.toString()).startsWith(ACCEPTED + "?");
        Parameters query = Parameters.parse(location.getRawQuery());
        assertThat(query.get("state")).isEqualTo("state-1");
        assertThat(query.get("expires_in")).isEqualTo("299");
        assertThat(query.get("code")).contains("^", "#", "%23", "+", ",").hasSizeLessThan(1024);
    }

    @Test
    void notNowSendsTheStateButNoCodeToTheDeclinedAddress() {
        Map<String, String> form = consent(PRODUCTION);
        form.putAll(Map.of("seller", "seller-b", "decision", "decline"));

        Answer answer = client.form(ebay.authUrl() + "/oauth2/authorize", form);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo(DECLINED + "?state=state-1&isAuthSuccessful=false");
    }

    @ParameterizedTest
    @CsvSource({
        "client_id,someone-else",
        "redirect_uri,https://example.com/callback",
        "response_type,token",
        "prompt,none"
    })
    void aBadParameterIsShownAndNeverRedirected(String name, String value) {
        Map<String, String> query = consent(PRODUCTION);
        query.put(name, value);

        Answer answer = client.get(authorizeUrl(query));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.json().toString())
                .isEqualTo("{\"error_id\":\"invalid_request\","
                        + "\"error_description\":\"Input request parameters are invalid.\",\"http_status_code\":400}");
    }

    @Test
    void theRuNameOfTheOtherEnvironmentIsRefused() {
        Map<String, String> query = consent(PRODUCTION);
        query.put("redirect_uri", ebay.credentials(SANDBOX).runame());

        assertThat(client.get(authorizeUrl(query)).status()).isEqualTo(400);
    }

    @Test
    void oneScopeTheAppLacksFailsTheWholeConsent() {
        Map<String, String> query = consent(PRODUCTION);
        query.put("scope", ORDERS + " " + SCOPE + "/sell.finances.earnings.read");

        Answer answer = client.get(authorizeUrl(query));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error_id").asText()).isEqualTo("invalid_scope");
    }

    @Test
    void aRuNameWithoutAddressesSaysWhatToDo() {
        try (FakeEbay fresh = FakeEbay.start(FakeEbaySettings.defaults())) {
            String url = fresh.authUrl() + "/oauth2/authorize?" + PlainClient.encoded(consent(PRODUCTION));

            assertThat(client.get(url).text()).contains("has no accepted and declined URL yet", "/_fake/runames/");
            assertThatThrownBy(() -> fresh.approve(url, "seller-a")).hasMessageContaining("refuses this consent URL");
        }
    }

    @Test
    void promptLoginAndLocaleAreAccepted() {
        Map<String, String> query = consent(PRODUCTION);
        query.putAll(Map.of("prompt", "login", "locale", "de-DE"));

        assertThat(client.get(authorizeUrl(query)).text()).contains("Sign in again");
    }
}
