package dev.ebayconnector.fakeebay;

import static dev.ebayconnector.fakeebay.FakeEnvironment.PRODUCTION;
import static dev.ebayconnector.fakeebay.FakeEnvironment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls of Finances for sellers in the EU and the UK must be signed with a key from Key Management. */
final class SignatureTest extends FakeEbayScene {
    private static final String PATH = "/sell/finances/v1/transaction";
    private static final String KEYS = "/developer/key_management/v1/signing_key";

    @Test
    void aCallWithoutASignatureIsRefusedForSellersOfTheEuAndTheUkOnly() {
        assertThat(call("seller-a").status()).isEqualTo(200);
        for (String seller : List.of("seller-b", "seller-c")) {
            assertThat(call(seller).status()).isEqualTo(403);
            assertThat(call(seller).errorId()).isEqualTo(215001);
            assertThat(call(seller, "x-ebay-signature-key", "any").errorId()).isEqualTo(215002);
            assertThat(call(seller, "x-ebay-signature-key", "any", "Signature-Input", "sig1=(\"@method\");created=1")
                            .errorId())
                    .isEqualTo(215003);
        }
    }

    @Test
    void aRightSignatureIsAcceptedAndAnyChangeIsNot() throws GeneralSecurityException {
        JsonNode key = key(PRODUCTION);

        assertThat(call("seller-b", signed(key, "GET", PATH, ebay.now())).status())
                .isEqualTo(200);
        assertThat(call("seller-b", signed(key, "POST", PATH, ebay.now())).errorId())
                .isEqualTo(215122);
        assertThat(call("seller-b", signed(key, "GET", PATH + "/x", ebay.now())).errorId())
                .isEqualTo(215122);
    }

    @Test
    void aSignatureMustBeRecent() throws GeneralSecurityException {
        JsonNode key = key(PRODUCTION);
        Duration hour = Duration.ofHours(1);

        assertThat(call("seller-b", signed(key, "GET", PATH, ebay.now().minus(hour)))
                        .errorId())
                .isEqualTo(215113);
        assertThat(call("seller-b", signed(key, "GET", PATH, ebay.now().plus(hour)))
                        .errorId())
                .isEqualTo(215114);
    }

    @Test
    void aKeyMustBeEbaysOwnOfThisApplicationAndAlive() throws GeneralSecurityException {
        JsonNode key = key(PRODUCTION);
        String[] invented = signed(key, "GET", PATH, ebay.now());
        invented[1] = "an.invented.jwe";

        assertThat(call("seller-b", invented).errorId()).isEqualTo(215115);
        assertThat(call("seller-b", signed(key(SANDBOX), "GET", PATH, ebay.now()))
                        .errorId())
                .isEqualTo(215117);
        ebay.advance(Duration.ofDays(3 * 366));
        assertThat(call("seller-b", signed(key, "GET", PATH, ebay.now())).errorId())
                .isEqualTo(215115);
    }

    @Test
    void keysAreMadeForApplicationsAndTheirPrivatePartIsShownOnce() {
        JsonNode key = key(PRODUCTION);

        assertThat(Duration.ofSeconds(key.get("expirationTime").asLong()
                        - key.get("creationTime").asLong()))
                .isGreaterThan(Duration.ofDays(3 * 365 - 1));
        JsonNode listed = client.getAs(applicationToken(PRODUCTION), ebay.apizUrl() + KEYS)
                .json()
                .get("signingKeys");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).get("signingKeyId")).isEqualTo(key.get("signingKeyId"));
        assertThat(listed.get(0).has("privateKey")).isFalse();
        assertThat(client.getAs(
                                applicationToken(PRODUCTION),
                                ebay.apizUrl() + KEYS + "/"
                                        + key.get("signingKeyId").asText())
                        .json()
                        .get("jwe"))
                .isEqualTo(key.get("jwe"));
        assertThat(made(applicationToken(PRODUCTION), "{\"signingKeyCipher\":\"DSA\"}")
                        .errorId())
                .isEqualTo(210001);
        assertThat(made(applicationToken(PRODUCTION), "DSA").errorId()).isEqualTo(210006);
        assertThat(made(accessToken(ORDERS), "{}").errorId()).isEqualTo(1003);
    }

    private JsonNode key(FakeEnvironment environment) {
        return made(applicationToken(environment), "{\"signingKeyCipher\":\"ED25519\"}")
                .json();
    }

    private Answer made(String token, String body) {
        return client.send(PlainClient.request(
                        ebay.apizUrl() + KEYS, "Authorization", "Bearer " + token, "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private String applicationToken(FakeEnvironment environment) {
        return token(environment, Map.of("grant_type", "client_credentials", "scope", SCOPE))
                .json()
                .get("access_token")
                .asText();
    }

    private Answer call(String seller, String... headers) {
        String token = ebay.grant(PRODUCTION, seller, SCOPE + "/sell.finances").accessToken();
        return client.getAs(token, ebay.apizUrl() + PATH + "?limit=1", headers);
    }

    /** The headers of a signature, the key first. */
    private String[] signed(JsonNode key, String method, String path, Instant created) throws GeneralSecurityException {
        String jwe = key.get("jwe").asText();
        String parameters =
                "(\"x-ebay-signature-key\" \"@method\" \"@path\" \"@authority\");created=" + created.getEpochSecond();
        List<String> lines = new ArrayList<>();
        lines.add("\"x-ebay-signature-key\": " + jwe);
        lines.add("\"@method\": " + method);
        lines.add("\"@path\": " + path);
        lines.add("\"@authority\": " + URI.create(ebay.apizUrl()).getAuthority());
        lines.add("\"@signature-params\": " + parameters);
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(
                        Base64.getDecoder().decode(key.get("privateKey").asText()))));
        signer.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        return new String[] {
            "x-ebay-signature-key",
            jwe,
            "Signature-Input",
            "sig1=" + parameters,
            "Signature",
            "sig1=:" + Base64.getEncoder().encodeToString(signer.sign()) + ":"
        };
    }
}
