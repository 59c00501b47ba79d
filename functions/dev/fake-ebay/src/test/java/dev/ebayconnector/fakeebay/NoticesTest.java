package dev.ebayconnector.fakeebay;

import static dev.ebayconnector.fakeebay.FakeEnvironment.PRODUCTION;
import static dev.ebayconnector.fakeebay.FakeEnvironment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Notices are checked here with the JDK alone, as an application would. */
final class NoticesTest extends FakeEbayScene {

    private record Received(String signature, byte[] body) {}

    @Test
    void onlyAnApplicationOfTheEnvironmentGetsTheKey() {
        String kid = header(ebay.notices().deletion(PRODUCTION, "a", "b", "c").signature())
                .path("kid")
                .asText();
        Answer key = client.getAs(applicationToken(PRODUCTION), keyUrl(kid));
        assertThat(key.status()).isEqualTo(200);
        assertThat(key.json().path("key").asText())
                .startsWith("-----BEGIN PUBLIC KEY-----M")
                .doesNotContain("\n");
        assertThat(key.json().path("algorithm").asText()).isEqualTo("ECDSA");
        assertThat(key.json().path("digest").asText()).isEqualTo("SHA1");
        assertThat(client.getAs(applicationToken(SANDBOX), keyUrl(kid)).status())
                .isEqualTo(404);
        assertThat(client.getAs(applicationToken(PRODUCTION), keyUrl("other"))
                        .json()
                        .at("/errors/0/errorId")
                        .asInt())
                .isEqualTo(195001);
        assertThat(client.getAs(accessToken(ORDERS), keyUrl(kid)).status()).isEqualTo(400);
        assertThat(client.get(keyUrl(kid)).status()).isEqualTo(400);
        assertThat(ebay.calls("notification.public_key")).isEqualTo(5);
    }

    @Test
    void noticesAreSentOnRequestInEveryForm() throws Exception {
        List<Received> received = Collections.synchronizedList(new ArrayList<>());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(new Received(
                    exchange.getRequestHeaders().getFirst("X-EBAY-SIGNATURE"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "\"url\":\"http://127.0.0.1:" + server.getAddress().getPort() + "/\"";
            JsonNode twice =
                    send("{" + url + ",\"username\":\"u\",\"user_id\":\"i\",\"eias_token\":\"e\",\"times\":2}");
            assertThat(twice.at("/items/1/status").asInt()).isEqualTo(204);
            assertThat(received)
                    .hasSize(2)
                    .allSatisfy(notice -> assertThat(verifies(notice)).isTrue());
            JsonNode body = Json.read(received.get(1).body());
            assertThat(body.at("/metadata/topic").asText()).isEqualTo("MARKETPLACE_ACCOUNT_DELETION");
            assertThat(body.at("/notification/publishAttemptCount").asInt()).isEqualTo(2);
            assertThat(body.at("/notification/notificationId").asText())
                    .isEqualTo(twice.at("/items/0/notification_id").asText());
            assertThat(body.at("/notification/data").toString())
                    .isEqualTo("{\"username\":\"u\",\"userId\":\"i\",\"eiasToken\":\"e\"}");
            send("{" + url + ",\"topic\":\"AUTHORIZATION_REVOCATION\",\"seller\":\"seller-b\",\"event_date\":"
                    + "\"2020-01-02T03:04:05Z\",\"reason\":\"PASSWORD_CHANGE\",\"kind\":\"rotated_key\"}");
            assertThat(verifies(received.get(2))).isTrue();
            assertThat(Json.read(received.get(2).body())
                            .at("/notification/data")
                            .toString())
                    .isEqualTo(
                            "{\"username\":\"seller-b\",\"userId\":\"kT4nqz0RbLw\",\"revokeReason\":\"PASSWORD_CHANGE\","
                                + "\"revocationDate\":\"2020-01-02T03:04:05.000Z\"}");
            assertThat(header(received.get(2).signature()).path("kid"))
                    .isNotEqualTo(header(received.get(0).signature()).path("kid"));
            send("{" + url + ",\"kind\":\"wrong_signature\"}");
            assertThat(verifies(received.get(3))).isFalse();
            send("{" + url + ",\"kind\":\"unknown_key\"}");
            String unknown = header(received.get(4).signature()).path("kid").asText();
            assertThat(client.getAs(applicationToken(PRODUCTION), keyUrl(unknown))
                            .status())
                    .isEqualTo(404);
            send("{" + url + ",\"kind\":\"no_signature\"}");
            assertThat(received.get(5).signature()).isNull();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aRequestThatCannotBeMeantIsRefused() {
        for (String body : List.of(
                "{}",
                "{\"url\":\"x\"}",
                "{\"url\":\"http://127.0.0.1:1/\"}",
                "{\"url\":\"http://127.0.0.1:1/\",\"kind\":\"odd\"}",
                "{\"url\":\"http://127.0.0.1:1/\",\"times\":0}",
                "{\"url\":\"http://127.0.0.1:1/\",\"environment\":\"moon\"}",
                "{\"url\":\"http://127.0.0.1:1/\",\"event_date\":\"soon\"}")) {
            assertThat(client.json("POST", ebay.apiUrl() + "/_fake/notices", body)
                            .status())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    private JsonNode send(String body) {
        Answer answer = client.json("POST", ebay.apiUrl() + "/_fake/notices", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private boolean verifies(Received notice) throws Exception {
        JsonNode header = header(notice.signature());
        String pem = client.getAs(
                        applicationToken(PRODUCTION), keyUrl(header.path("kid").asText()))
                .json()
                .path("key")
                .asText();
        byte[] key = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        Signature signature = Signature.getInstance("SHA1withECDSA");
        signature.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key)));
        signature.update(notice.body());
        return signature.verify(
                Base64.getDecoder().decode(header.path("signature").asText()));
    }

    private static JsonNode header(String signature) {
        return Json.read(Base64.getDecoder().decode(signature));
    }

    private String keyUrl(String kid) {
        return ebay.apiUrl() + "/commerce/notification/v1/public_key/" + kid;
    }

    private String applicationToken(FakeEnvironment environment) {
        return token(environment, Map.of("grant_type", "client_credentials", "scope", SCOPE))
                .json()
                .get("access_token")
                .asText();
    }
}
